/** The Studio's own words in English. What stands in double braces is filled in. */
const words = {
  'desk.content': 'Content',

  'tasks.review': 'Waiting for my review',
  'tasks.review.about': 'Submitted texts that you may approve, or send back to their author.',
  'tasks.changes': 'Changes requested',
  'tasks.changes.about':
    'Texts that a reviewer has sent back. Change them, then submit them again.',
  'tasks.submit': 'To submit',
  'tasks.submit.about':
    'Texts that are complete and that readers do not get, because nobody has submitted these words for review.',
  'tasks.stale': 'Stale translations',
  'tasks.stale.about': 'The text they were translated from has changed since they were approved.',
  'tasks.due': 'Due in 60 days',
  'tasks.due.about': 'Approved texts that must be reviewed again soon, or should have been.',
  'tasks.due.by': 'review by {{date}}',
  'tasks.missing': 'Missing for publication',
  'tasks.missing.about': 'Documents that still need something before they are published.',
  'tasks.files': 'Missing files',
  'tasks.files.about': 'Pictures, videos and sounds that stand without their file.',
  'tasks.none': 'Nothing here. All done.',
  'tasks.parts': 'parts: {{count}}',
  'tasks.things': 'missing: {{count}}',

  'state.current': 'approved',
  'state.dueSoon': 'approved, review due soon',
  'state.overdue': 'approved, review overdue',
  'state.expired': 'approval expired',
  'state.changed': 'changed since approval',
  'state.stale': 'source text changed since approval',
  'state.unreviewed': 'not approved',
  'state.incomplete': 'incomplete',
  'state.missing': 'no text yet',
  'state.broken': 'not valid, or includes what is not published',
  'state.gaps': 'lacks what consent needs',
  'state.withdrawn': 'withdrawn',

  'panel.close': 'Close the panel',
  'panel.reading': 'Reading what this document includes …',

  'complete.title': 'What is missing',
  'complete.meter': 'Complete: {{done}} of {{total}}',
  'complete.show': 'Show what is missing ({{count}})',
  'complete.nothing': 'Nothing is missing. It can be reviewed and published.',
  'complete.rule': 'Rules of the form',
  'complete.consent': 'Needed for consent',
  'complete.finding': 'Found by the checks',
  'complete.text': 'Texts that a language lacks',

  'compare.title': 'Changes and translation',
  'compare.changes': 'Changes since approval',
  'compare.sides': 'Beside its source',
  'compare.approvedAs': 'version {{version}}, {{date}}, {{reviewer}}',
  'compare.never': 'This language has never been approved, so there is nothing to compare it with.',
  'compare.reading': 'Looking up the approved words in the history …',
  'compare.forgotten':
    'The history does not reach back to this approval, so the approved words cannot be shown. Compare the whole text before you approve it again.',
  'compare.failed':
    'The approved words could not be read from the history. Close the panel and open it again.',
  'compare.unproven':
    'The words found in the history are not exactly those that the approval covers. Do not rely on this comparison.',
  'compare.unchanged': 'Not a word has changed since the approval.',
  'compare.noText': 'no text yet',
  'compare.added': 'added:',
  'compare.removed': 'removed:',

  'language.en': 'English',
  'language.fr': 'French',

  'frequency.title': 'How patients read it',
  'frequency.words': 'Patients read the word itself. It has no number, and none is made up for it.',
  'frequency.relative': 'Patients read these words. There is no number.',
  'frequency.statedOnly':
    'Patients read the number as the statement gives it. It has no other form.',
  'frequency.counted': '{{low}} to {{high}} in every {{denominator}}',
  'frequency.countedOne': '{{low}} in every {{denominator}}',
  'frequency.notStated': 'Not stated: patients read no number and no word about how often.',
  'frequency.notKnown': 'Not known to science: patients read no number.',
  'frequency.empty': 'Choose a kind and fill it in to see how patients read it.',
  'frequency.picture': 'Of {{denominator}} dots, {{low}} are filled.',
  'frequency.pictureRange':
    'Of {{denominator}} dots, {{low}} are filled and {{more}} more are ringed: between {{low}} and {{high}}.',
  'frequency.tooRare': 'Too rare to draw as dots.',

  'size.title': 'At its true size on this screen',
  'size.notToScale': 'Not to scale: this screen has not been calibrated.',
  'size.toScale': 'To scale on this screen.',
  'size.rescaled':
    'Not to scale: the zoom or the screen has changed since it was calibrated. Calibrate again.',
  'size.picture': '{{width}} mm wide and {{height}} mm high',
  'size.need': 'Enter two measures to see it at its true size.',
  'size.calibrate': 'Calibrate with a bank card',
  'size.card':
    'Hold a bank card against the screen. Move the slider until the frame is as wide as the card.',
  'size.slider': 'Width of the frame',
  'size.save': 'The frame is as wide as my card',
  'size.cancel': 'Cancel',

  'file.missing': 'No file yet. Readers see the words without it.',
  'alt.write': 'Write the text',
  'alt.decorative': 'It is only decoration',

  'reading.measure': '{{words}} words, longest sentence {{longest}}',
  'reading.grade': 'school year {{grade}} (aim for 6)',
  'reading.ease': 'reading ease {{ease}} of 100 (aim for 60)',
  'reading.about':
    'Flesch–Kincaid in English, Kandel–Moles in French. A hint that ranks texts; it does not judge them.',
  'glossary.prefer': 'The glossary prefers “{{preferred}}” to “{{used}}”.',

  'media.image': 'Picture',
  'media.video': 'Video',
  'media.audio': 'Sound',
  'media.diagram': 'Drawing',
} as const

type BaseWord = keyof typeof words

/** The name of one of the Studio's own words; those of document types follow their names. */
export type Word = BaseWord | `type.${string}` | `types.${string}`

/** Every word, for a language to translate. */
export type Words = Record<BaseWord, string>

export const en: Words = words
