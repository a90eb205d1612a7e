import type {Figure, OutlineNode} from './nodes.ts'
import {notice, phrase, richText, type Say} from './say.ts'
import {byUnit, type Included} from './typeOutline.ts'

/** A picture or video with its caption, whether or not its file has been supplied. */
export function figure(media: Included<'media'> | undefined, say: Say): OutlineNode[] {
  if (!media) return []
  const {words} = say
  const kind = media.kind ?? 'image'
  const asset = media.image?.asset?._ref ?? media.file?.asset?._ref
  const alt = media.decorative ? '' : media.alt
  const node: Figure = {
    kind: 'figure',
    media: kind,
    ...(media.title === undefined ? {} : {title: media.title}),
    ...(media.caption === undefined ? {} : {caption: media.caption}),
    ...(alt === undefined ? {} : {alt}),
    ...(asset === undefined ? {} : {asset}),
    captions: (media.captionsTracks ?? []).flatMap(({language, file}) =>
      language && file?.asset?._ref ? [{language, asset: file.asset._ref}] : [],
    ),
    ...(media.claimsActualSize
      ? {
          actualSize: {
            ...(media.physicalWidthMm === undefined ? {} : {widthMm: media.physicalWidthMm}),
            ...(media.physicalHeightMm === undefined ? {} : {heightMm: media.physicalHeightMm}),
            notice: notice(say, 'notToScale', words.notices.notToScale),
          },
        }
      : {}),
    notSupplied: notice(say, 'notSupplied', words.notices.notSupplied[kind]),
    description: richText(media.longDescription),
    transcriptLabel: phrase(say, words.parts.transcript),
    transcript: richText(media.transcript),
  }
  return [node]
}

export const media = byUnit<'media'>({media: (value, say) => figure(value, say)})
