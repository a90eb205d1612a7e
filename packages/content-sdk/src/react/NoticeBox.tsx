import type {Notice} from '../outline/nodes.ts'
import {Inline} from './Inline.tsx'
import {languageProps} from './languageProps.ts'

/** Something the interface tells about a text, in its own language. */
export function NoticeBox({notice, locale}: {notice: Notice; locale: string}) {
  const {code, phrase} = notice
  return (
    <aside
      role="note"
      className="content-notice"
      data-notice={code}
      {...languageProps(phrase.locale, locale)}
    >
      <p>
        <Inline text={phrase} locale={phrase.locale} />
      </p>
    </aside>
  )
}
