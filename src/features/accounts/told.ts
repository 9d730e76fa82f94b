import type { Text } from '#kernel/text.ts'

/** How a refusal is told: its status in HTTP, and in words. */
export interface Told<R> {
  readonly status: number
  readonly title: Text
  readonly detail: Text | ((refusal: R) => Text)
}
