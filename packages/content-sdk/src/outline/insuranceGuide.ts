import {formNodes} from './enquiryForm.ts'
import {heading, list, richText} from './say.ts'
import {step} from './step.ts'
import {byUnit} from './typeOutline.ts'

/** What the clinic says about insurance, and the form to ask with. */
export const insuranceGuide = byUnit<'insuranceGuide'>({
  insurance: ({body, steps}, say) => [
    ...richText(body),
    ...list(
      (steps ?? []).map((item) => step(item, say)),
      true,
    ),
  ],
  form: (form, say) => [...heading(form.title), ...formNodes(form, say)],
})
