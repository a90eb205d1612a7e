/**
 * Id of the one user who may take every role alone, where a deployment lets somebody try things out;
 * stamps made that way say so. Absent: nobody.
 */
export const demonstrationUser = process.env.SANITY_STUDIO_DEMONSTRATION_USER || undefined
