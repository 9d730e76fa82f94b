import { create } from 'qrcode'
import './square-code.css'

const quiet = 4 // modules of white around, as the standard wants them

/** A text as a square picture that a telephone's camera reads: black on white on any ground, also on paper. */
export function SquareCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from({ length: size * size }, (_one, at) => at).filter((at) => data[at] === 1)
  const path = dark.map((at) => `M${String((at % size) + quiet)} ${String(Math.floor(at / size) + quiet)}h1v1h-1z`)
  const side = String(size + 2 * quiet)
  return (
    <svg
      className="SquareCode"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  )
}
