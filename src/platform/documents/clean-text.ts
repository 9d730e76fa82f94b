/** Text that may stand in a document: without control characters (line breaks and tabs stay) and halves of letters, which would spoil its XML. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
}
