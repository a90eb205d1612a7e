import {HtmlValidate} from 'html-validate'

/**
 * The rules of the HTML standard and of accessibility. How a document is laid out in characters, such as
 * where quotes stand, is left to what writes it.
 */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
})

/** What an HTML validator finds wrong in a document, each with its line. */
export async function htmlComplaints(html: string): Promise<string[]> {
  const {results} = await validator.validateString(html)
  return results.flatMap(({messages}) =>
    messages.map(
      ({ruleId, message, line, selector}) => `${line} ${ruleId}: ${message} (${selector})`,
    ),
  )
}
