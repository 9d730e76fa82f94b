import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { Icon } from '#ui/Icon.tsx'

/** What happens to a file: what is kept, what is dropped. Stands under the places where files are given. */
export function HowUsed() {
  const t = useTexts(intakeTexts)
  return (
    <section className="Intake-how">
      <div>
        <h2>{t.how}</h2>
        <p className="quiet">
          {t.howRead} <strong>{t.howNotKept}</strong>
          {t.howThen}
        </p>
        <p className="quiet">{t.formats}</p>
      </div>
      <div>
        <h3>{t.kept}</h3>
        <ul>
          {Object.values(t.keptWhat).map((what) => (
            <li key={what}>
              <Icon name="tick" />
              {what}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t.dropped}</h3>
        <ul>
          {Object.values(t.droppedWhat).map((what) => (
            <li key={what} data-dropped>
              <Icon name="dash" />
              {what}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
