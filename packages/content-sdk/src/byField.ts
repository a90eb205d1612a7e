/** A unit's value by field name: a unit whose only field bears its name is delivered as that field. */
export function byField(
  fields: Readonly<Record<string, unknown>>,
  unit: string,
  value: unknown,
): unknown {
  const names = Object.keys(fields)
  return names.length === 1 && names[0] === unit ? {[unit]: value} : value
}
