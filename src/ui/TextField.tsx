import { useId, useState, type ComponentProps } from 'react'
import './text-field.css'

type Given = Omit<ComponentProps<'input'>, 'id' | 'className'> & { label: string; error?: string | undefined }

/** A line of text with its name above and what is wrong beside it. */
export function TextField({ label, error, ...input }: Given) {
  const id = useId()
  return (
    <div className="TextField">
      <label htmlFor={id}>{label}</label>
      <input {...input} {...about(id, error)} />
      <Why id={id} error={error} />
    </div>
  )
}

/** Typed unseen; the eye shows it as long as it is pressed on. */
export function PasswordField({ label, error, show, hide, ...input }: Given & { show: string; hide: string }) {
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    <div className="TextField">
      <label htmlFor={id}>{label}</label>
      <span className="TextField-eyed">
        <input {...input} {...about(id, error)} type={shown ? 'text' : 'password'} />
        <button type="button" aria-pressed={shown} aria-label={shown ? hide : show} onClick={() => setShown(!shown)}>
          <svg viewBox="0 0 18 18" width="1.25rem" height="1.25rem" aria-hidden="true">
            <g fill="none" stroke="currentColor" strokeWidth="1.4">
              <path d="M1.2 9S4 4 9 4s7.8 5 7.8 5-2.8 5-7.8 5-7.8-5-7.8-5Z" />
              <circle cx="9" cy="9" r="2.6" />
              {shown && <path d="M3 15.5 15 2.5" />}
            </g>
          </svg>
        </button>
      </span>
      <Why id={id} error={error} />
    </div>
  )
}

function about(id: string, error: string | undefined) {
  const wrong = error !== undefined
  return {
    id,
    className: 'Field',
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? `${id}-why` : undefined,
  }
}

function Why({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null
  return (
    <p id={`${id}-why`} className="TextField-why">
      {error}
    </p>
  )
}
