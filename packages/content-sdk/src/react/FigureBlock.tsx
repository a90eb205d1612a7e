import type {ReactNode} from 'react'

import type {Context} from '../channels/html/context.ts'
import {safeAddress} from '../channels/html/escapeHtml.ts'
import type {Figure} from '../outline/nodes.ts'
import {pixelSize} from '../pixelSize.ts'
import {Inline} from './Inline.tsx'
import {NoticeBox} from './NoticeBox.tsx'

interface FigureProps {
  figure: Figure
  context: Context
  /** Its description, as elements. */
  description: ReactNode
  /** Its transcript, as elements; `null` when it has none. */
  transcript: ReactNode
}

/**
 * A picture or video with its words. A page cannot know how large its pixels are, so it never claims
 * actual size.
 */
export function FigureBlock({figure, context, description, transcript}: FigureProps) {
  const {title, caption, alt, asset, actualSize, notSupplied} = figure
  const source = asset === undefined ? undefined : safeAddress(context.assetUrl?.(asset))
  return (
    <figure className="content-figure">
      {source === undefined ? null : <Embedded figure={figure} source={source} context={context} />}
      <figcaption>
        {title === undefined ? null : <p className="content-figure-title">{title}</p>}
        {caption === undefined ? null : <p>{caption}</p>}
        {/* Without the picture its text alternative is what there is of it. */}
        {source === undefined && alt ? <p>{alt}</p> : null}
        {actualSize ? <NoticeBox notice={actualSize.notice} locale={context.locale} /> : null}
        {asset === undefined ? <NoticeBox notice={notSupplied} locale={context.locale} /> : null}
        {description}
        {transcript === null ? null : (
          <details>
            <summary>
              <Inline text={figure.transcriptLabel} locale={context.locale} />
            </summary>
            {transcript}
          </details>
        )}
      </figcaption>
    </figure>
  )
}

interface EmbeddedProps {
  figure: Figure
  source: string
  context: Context
}

function Embedded({figure, source, context}: EmbeddedProps) {
  const {media: Media, asset, alt = '', captions} = figure
  if (Media === 'image' || Media === 'diagram') {
    return <img src={source} alt={alt} {...pixelSize(asset)} loading="lazy" decoding="async" />
  }
  return (
    <Media controls preload="none" src={source}>
      {captions.map(({language, asset: file}) => {
        const track = safeAddress(context.assetUrl?.(file))
        return track === undefined ? null : (
          <track key={file} kind="captions" srcLang={language} label={language} src={track} />
        )
      })}
    </Media>
  )
}
