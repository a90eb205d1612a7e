/** The Studio's own words in English. What stands in double braces is filled in. */
const words = {
  'studio.title': 'Clinic content',
  'desk.content': 'Content',

  'desk.releases': 'Releases',

  'languages.all': 'All languages',
  'languages.some': 'Languages: {{languages}}',

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
  'tasks.due.about':
    'Approved texts that must be reviewed again soon, or should have been, and facts to check again.',
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
  'state.unverified': 'not checked recently',
  'state.gaps': 'lacks what consent needs',
  'state.withdrawn': 'withdrawn',
  'state.inReview': 'waiting for review',
  'state.changesRequested': 'changes requested',
  'state.approved': 'approved, not published',
  'state.published': 'approved',
  'state.updateBy': 'approved, update by {{date}}',
  'state.due': 'review due {{date}}',

  'verify.ageing': 'Check it again. Readers are told to ask after {{date}}.',
  'verify.lapsed': 'Check it again. Readers are told to ask: it is not known to hold today.',
  'verify.badge.ageing': 'check again',
  'verify.badge.lapsed': 'not checked',

  'unit.complete': 'complete',
  'unit.incomplete': 'incomplete, stays withheld',
  'unit.missing': 'no text yet, stays withheld',
  'unit.empty': 'says nothing',
  'unit.lacks': 'Missing: {{field}}',

  'included.reading': 'Reading what this text includes …',
  'included.about': 'Approved with it, as they are published:',
  'included.edited':
    '“{{title}}” has changes that are not published. You approve it as it is published.',
  'included.unpublished': '“{{title}}” is not published. Publish it before you approve this text.',
  'included.invalid':
    '“{{title}}” breaks a rule, so readers do not get it. Correct and publish it first.',

  'action.cancel': 'Cancel',
  'action.refused': 'Not possible yet',

  'submit.title': 'Submit {{language}} for review',
  'submit.about':
    'The {{language}} words wait for a reviewer as they stand now. If one of them is changed before the approval, they have to be submitted again. Somebody else approves them.',
  'submit.comment': 'For the reviewer',
  'submit.done': '{{language}} waits for a reviewer',
  'submit.origin': 'Where the translation comes from',
  'submit.origin.about':
    'What only a machine has translated can be submitted and cannot be approved.',
  'submit.origin.human': 'A person translated it',
  'submit.origin.machineThenHuman': 'A machine translated it, and I have revised every sentence',
  'submit.origin.machine': 'A machine translated it, and nobody has revised it yet',

  'writers.unread':
    'The history could not be read, so it is not known who has changed these words. Approve them only if you have not.',

  'changes.title': 'Request changes to {{language}}',
  'changes.about': 'The text goes back to its author, who submits it again once it is changed.',
  'changes.comment': 'What has to change',
  'changes.done': '{{language}} sent back to its author',

  'approve.title': 'Approve {{language}}',
  'approve.about':
    'You approve the {{language}} words of this draft, as version {{version}}. If one of them is changed later, this approval no longer holds.',
  'approve.demonstration':
    'You may take every role in this Studio, to try it out. The approval records that.',
  'approve.clinical': 'Clinical changes: {{fields}}',
  'approve.editorial': 'Editorial changes: {{fields}}',
  'approve.version': 'Version',
  'approve.version.about': 'At least {{version}}, because of what has changed. It may be higher.',
  'approve.reviewer': 'Reviewer',
  'approve.label': 'Reviewer, as readers see it',
  'approve.due': 'Next review due',
  'approve.due.about': 'At most 36 months from today.',
  'approve.done': '{{language}} approved, version {{version}}',
  'approve.next': 'Publish the document to let readers see it.',

  'waiver.title': 'Will be published as information only, not for consent',
  'waiver.about': 'Consent needs what is missing here:',
  'waiver.reason': 'Reason for publishing it without',
  'waiver.reason.about': 'Recorded with the approval, together with your name and this list.',

  'readers.all': '{{language}}: readers see all of it.',
  'readers.none': '{{language}}: readers see none of it ({{reason}}).',
  'readers.some': '{{language}}: readers will not see {{parts}}.',

  'withdraw.action': 'Withdraw …',
  'withdraw.title': 'Withdraw',
  'withdraw.about':
    'Readers lose it within seconds, on every channel, without any approval. Documents that include it lose the sections that do. Once the withdrawal is lifted, it has to be approved anew.',
  'withdraw.confirm': 'Withdraw now',
  'withdraw.why': 'Why',
  'withdraw.severity.error': 'Error in the text',
  'withdraw.severity.safety': 'Safety',
  'withdraw.severity.recall': 'Recall',
  'withdraw.severity.legal': 'Legal',
  'withdraw.languages': 'Only these languages (none: all)',
  'withdraw.units': 'Only these sections (none: the whole document)',
  'withdraw.message': 'What readers are told ({{language}})',
  'withdraw.done': 'Withdrawn. Readers lose it now.',
  'withdraw.failed': 'Not withdrawn. Try again.',

  'lift.title': 'Lift the withdrawal',
  'lift.one':
    'Lift the withdrawal? Approvals from before do not count any more: readers see the text once it is approved anew and published.',
  'lift.several':
    'Lift {{number}} withdrawals? Approvals from before do not count any more: readers see the text once it is approved anew and published.',
  'lift.done': 'Lifted. Approve it anew, then publish it.',
  'lift.failed': 'Not lifted. Try again.',

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
