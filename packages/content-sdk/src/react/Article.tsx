import {safeAddress} from '../channels/html/escapeHtml.ts'
import {outline, type Outline, type Renderable} from '../outline/outline.ts'
import {notice} from '../outline/say.ts'
import {wordsFor} from '../words/wordsFor.ts'
import {contextOf} from './contextOf.ts'
import {Inline} from './Inline.tsx'
import {languageProps} from './languageProps.ts'
import {headingOf, Nodes} from './Nodes.tsx'
import {NoticeBox} from './NoticeBox.tsx'
import type {RenderOptions} from './RenderOptions.ts'
import {ReviewFooter} from './Review.tsx'
import {SectionBox} from './SectionBox.tsx'
import {Watermark} from './Watermark.tsx'

/** A document that is shown whole. */
export interface ArticleProps extends RenderOptions {
  /** A document of `createContent` or `createPreview`. */
  document: Renderable
}

/**
 * A whole document: title, notices, every unit and the review, with the same elements and classes as
 * `renderHtml`. Works in server components and in the browser.
 */
export function Article({document, ...options}: ArticleProps) {
  const told = outline(document, options)
  const {title, watermark, locale} = told
  const context = contextOf(locale, options)
  const Heading = headingOf(context.headingLevel)
  return (
    <article
      className={watermark ? 'content content-preview' : 'content'}
      lang={locale}
      dir={told.dir}
      data-type={told.type}
      data-id={told.id}
    >
      <Watermark phrase={watermark} locale={locale} />
      <header>
        <Heading {...languageProps(title.locale, locale)}>{title.text}</Heading>
        {told.notices.map((one) => (
          <NoticeBox key={one.code} notice={one} locale={locale} />
        ))}
        <PageFallback told={told} options={options} />
      </header>
      {told.sections.map((section) => (
        <SectionBox
          key={section.unit}
          unit={section.unit}
          locale={section.locale}
          within={locale}
          idPrefix={options.idPrefix}
          notices={section.notices}
        >
          <Nodes nodes={section.nodes} context={{...context, locale: section.locale}} />
        </SectionBox>
      ))}
      <ReviewFooter told={told} />
    </article>
  )
}

/** Says that most of the text is in another language, and where all of it can be read in that one. */
function PageFallback({told, options}: {told: Outline; options: RenderOptions}) {
  const {pageFallback, locale, id} = told
  if (!pageFallback) return null
  const words = wordsFor(locale, options.words)
  const shown = pageFallback.locale
  const address = safeAddress(options.linkTo?.(id, shown))
  const text = words.notices.pageFallback({requested: locale, shown})
  return (
    <>
      <NoticeBox notice={notice({words}, 'pageFallback', text)} locale={locale} />
      {address === undefined ? null : (
        <p>
          <a href={address} hrefLang={shown}>
            <Inline
              text={{text: words.notices.readInstead(shown), locale: words.locale}}
              locale={locale}
            />
          </a>
        </p>
      )}
    </>
  )
}
