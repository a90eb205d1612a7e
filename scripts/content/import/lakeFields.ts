/** Fields that a Content Lake writes itself. */
const lakeFields = new Set(['_rev', '_createdAt', '_updatedAt', '_system'])

/** Whether a Content Lake writes a field itself. */
export function isLakeField(name: string): boolean {
  return lakeFields.has(name)
}

/** What people have written of a document. */
export function ownFieldsOf(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !isLakeField(name)))
}
