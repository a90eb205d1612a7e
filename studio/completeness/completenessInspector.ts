/** The name of the panel that lists what is missing. */
export const completenessInspector = 'jakamy/completeness'
