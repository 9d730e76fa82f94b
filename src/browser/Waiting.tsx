import { useEffect, useState } from 'react'
import { useTexts } from './texts/dictionary.ts'
import { shellTexts } from './texts/shell.ts'

/** Says that something is on its way, but only when it takes long enough to be noticed. */
export function Waiting() {
  const t = useTexts(shellTexts)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="quiet" role="status">
      {late && t.loading}
    </p>
  )
}
