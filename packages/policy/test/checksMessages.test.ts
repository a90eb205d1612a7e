import {describe, expect, it} from 'vitest'

import {checks, type AnyDocument} from '../src/index.ts'
import {findingsIn} from './checked.ts'
import {paragraph, refers, said} from './world.ts'

const fixed = (length: string) => ({kind: 'fixed', length, statedTerm: said({})})
const procedure = (fields: object): AnyDocument => ({
  _id: 'procedure-test',
  _type: 'procedure',
  ...fields,
})
const stay = (values: Record<string, unknown>) => procedure({stay: {statement: said(values)}})
const media = (fields: object): AnyDocument => ({_id: 'media-test', _type: 'media', ...fields})
const failure = (frequency: object, values: Record<string, string>) =>
  procedure({failure: {statement: said(values), frequency}})
const plan = (component: object, values: Record<string, string>): AnyDocument => ({
  _id: 'plan-test',
  _type: 'treatmentPlan',
  statement: said(values),
  components: [component],
})
const link = (text: string) => [
  {
    ...paragraph(text, ['k']),
    markDefs: [{_type: 'documentLink', _key: 'k', document: refers('x')}],
  },
]
const benefits = (frequency: object) => ({
  heading: said({}),
  statement: said({en: '2%'}),
  items: [{benefit: said({en: 'x'}), frequency}],
})
const risks = (frequency: object) => ({
  heading: said({}),
  groups: [{statement: said({en: '2%'}), frequency, occurrences: []}],
})
const two = {kind: 'point', value: 2, unit: 'percent'}
const group = (values: Record<string, string>) => ({
  title: said(values),
  statement: said(values),
  occurrences: [],
})

/** What every check says, in both languages of the Studio. */
const examples: readonly AnyDocument[] = [
  failure(two, {en: 'two', fr: 'trois pour cent', ht: 'x'}),
  failure({...two, unit: 'perN', denominator: 200}, {en: '2 in 100'}),
  failure(two, {en: '2 in every 1,000'}),
  plan({duration: fixed('P1Y')}, {en: '2 years', fr: '2 ans'}),
  plan({duration: fixed('PT2H')}, {en: 'x', ht: 'x'}),
  stay({en: '1 day', fr: '3 jours'}),
  stay({en: '3 days', fr: 'plus tard'}),
  failure({kind: 'verbal', term: said({en: 'rare'})}, {en: 'It is common.'}),
  procedure({
    risks: {
      heading: said({en: 'a', fr: 'b'}),
      groups: [group({en: 'a', fr: 'b'}), group({en: 'c'})],
    },
  }),
  stay({en: 'You must not stop.', fr: 'Arrêtez.'}),
  stay({en: 'one two three four', fr: 'one two three four'}),
  stay({fr: 'The stent is a tube that is left in the artery and keeps it open for you.'}),
  stay({en: 'هذا نص تجريبي طويل بما يكفي لمعرفة لغته'}),
  stay({en: `${'Contraindicated anticoagulation '.repeat(20)}.`, ht: 'mo '.repeat(21)}),
  stay({fr: `${'Anticoagulation antiagrégante '.repeat(6)}.`}),
  procedure({benefits: benefits(two), risks: risks({kind: 'notStated'})}),
  procedure({benefits: benefits({kind: 'notStated'}), risks: risks(two)}),
  media({kind: 'image', decorative: true, claimsActualSize: true}),
  stay({en: 'The XYZ test.', fr: 'TOUT EST EN MAJUSCULES'}),
  {
    _id: 'd',
    _type: 'device',
    coating: said({en: [paragraph('Some words'), ...link('here')]}),
  },
  {_id: 'c', _type: 'clinic', contactGroups: [{label: said({en: 'LUH'}), acronym: 'LUH'}]},
  media({kind: 'image'}),
  media({kind: 'image', alt: said({en: 'same'}), caption: said({en: 'same'})}),
  media({kind: 'image', alt: said({en: 'IMG_1.jpg'})}),
  media({kind: 'video'}),
  {_id: 'risk-test', _type: 'risk', definition: said({en: '1 in 10', fr: '10 %'})},
  stay({en: '75 mg'}),
  plan({agent: said({en: 'a second drug'}), named: false}, {en: 'A test: Ticagrelor.'}),
  procedure({devices: [refers('device-none')]}),
  {
    _id: 'f',
    _type: 'enquiryForm',
    fields: [{key: 'q', label: said({en: 'Your diagnosis'})}],
  },
]

describe('what the checks say', () => {
  const all = examples.flatMap((document) => findingsIn(document))
  const lines = all.map(
    ({check, level, path, locale = '–', message}) =>
      `${check} ${level} ${path} ${locale}\n  ${message.en}\n  ${message.fr}`,
  )

  it('covers every check', () => {
    expect(new Set(all.map(({check}) => check))).toEqual(new Set(checks.map(({id}) => id)))
  })

  it('is this, in English and in French', () => {
    expect(`\n${[...new Set(lines)].join('\n')}\n`).toMatchInlineSnapshot(`
      "
      V1 error failure.frequency.value fr
        The number 2 does not occur in the statement (fr). Correct the number, or the statement.
        Le nombre 2 ne figure pas dans l’énoncé (fr). Corrigez le nombre ou l’énoncé.
      V1 warning failure.frequency.value ht
        The number 2 does not occur in the statement (ht). Correct the number, or the statement.
        Le nombre 2 ne figure pas dans l’énoncé (ht). Corrigez le nombre ou l’énoncé.
      V1 error failure.frequency.unit en
        The number is stored as a percentage, but the statement has no “%” and no “in 100”. Choose “in every N”, or correct the statement.
        Le nombre est enregistré comme pourcentage, mais l’énoncé ne contient ni « % » ni « sur 100 ». Choisissez « sur N », ou corrigez l’énoncé.
      V2 error failure.statement fr
        The number 3 is not in the source text. Correct the translation, or the source text.
        Le nombre 3 ne figure pas dans le texte source. Corrigez la traduction ou le texte source.
      V1 error failure.frequency.denominator en
        The number 200 does not occur in the statement (en). Correct the number, or the statement.
        Le nombre 200 ne figure pas dans l’énoncé (en). Corrigez le nombre ou l’énoncé.
      V1 error components[0].duration.length en
        The length “1 year” does not occur in the statement. Correct the length, or the statement.
        La durée « 1 an » ne figure pas dans l’énoncé. Corrigez la durée ou l’énoncé.
      V1 error components[0].duration.length fr
        The length “1 year” does not occur in the statement. Correct the length, or the statement.
        La durée « 1 an » ne figure pas dans l’énoncé. Corrigez la durée ou l’énoncé.
      V1 error components[0].duration.length en
        The length “2 hour” does not occur in the statement. Correct the length, or the statement.
        La durée « 2 heure » ne figure pas dans l’énoncé. Corrigez la durée ou l’énoncé.
      V1 warning components[0].duration.length ht
        The length “2 hour” does not occur in the statement. Correct the length, or the statement.
        La durée « 2 heure » ne figure pas dans l’énoncé. Corrigez la durée ou l’énoncé.
      V2 error stay.statement fr
        The number 3 is not in the source text. Correct the translation, or the source text.
        Le nombre 3 ne figure pas dans le texte source. Corrigez la traduction ou le texte source.
      V2 warning stay.statement fr
        The source text gives the number 1, this one does not. Add it, if its meaning was lost.
        Le texte source donne le nombre 1, celui-ci non. Ajoutez-le si le sens a été perdu.
      V2 warning stay.statement fr
        The source text gives the number 3, this one does not. Add it, if its meaning was lost.
        Le texte source donne le nombre 3, celui-ci non. Ajoutez-le si le sens a été perdu.
      V3 error failure.frequency.term en
        “rare” does not occur in the statement (en). Write it exactly as it stands there.
        « rare » ne figure pas dans l’énoncé (en). Écrivez-le exactement comme il y figure.
      V4 gate risks.groups fr
        “risks.groups” has words for 1 of 2 items in “fr”. Write the others too: the section is shown in this language only when it is whole.
        « risks.groups » n’a de texte que pour 1 éléments sur 2 en « fr ». Complétez : la section n’est affichée dans cette langue que si elle est entière.
      V5 warning stay.statement fr
        The source text has 1 negations, this one 0. Check that no “not” was lost or added.
        Le texte source a 1 négations, celui-ci 0. Vérifiez qu’aucun « ne … pas » n’a été perdu ou ajouté.
      V5 warning stay.statement fr
        The source text says 1 times that something must be done, this one 0 times. Check that no duty was weakened.
        Le texte source dit 1 fois que quelque chose est obligatoire, celui-ci 0 fois. Vérifiez qu’aucune obligation n’a été affaiblie.
      V6 warning stay.statement fr
        This is the same text as in “en”. Translate it, or remove it.
        Ce texte est le même qu’en « en ». Traduisez-le ou retirez-le.
      V7 warning stay.statement fr
        This looks like English, but it is filed under “fr”. Move it, or translate it.
        Ce texte semble être en anglais, mais il est classé sous « fr ». Déplacez-le ou traduisez-le.
      V7 warning stay.statement en
        This looks like Arabic, but it is filed under “en”. Move it, or translate it.
        Ce texte semble être en arabe, mais il est classé sous « en ». Déplacez-le ou traduisez-le.
      V8 warning stay.statement en
        Hard to read: one sentence has 40 words, far more than 20; it takes school year 65 to read it (Flesch–Kincaid; aim for 6). Use shorter sentences and plainer words.
        Difficile à lire : une phrase compte 40 mots, bien plus que 20 ; il faut le niveau scolaire 65 pour le lire (Flesch–Kincaid ; visez 6). Faites des phrases plus courtes, avec des mots plus simples.
      V8 warning stay.statement ht
        Hard to read: one sentence has 21 words, more than 20. Use shorter sentences and plainer words.
        Difficile à lire : une phrase compte 21 mots, plus que 20. Faites des phrases plus courtes, avec des mots plus simples.
      V8 warning stay.statement fr
        Hard to read: its reading ease is -173 of 100 (Kandel–Moles; aim for 60). Use shorter sentences and plainer words.
        Difficile à lire : sa lisibilité est de -173 sur 100 (Kandel–Moles ; visez 60). Faites des phrases plus courtes, avec des mots plus simples.
      V9 warning risks –
        The benefits are given in numbers, the risks are not. Give both alike, with sources.
        Les bénéfices sont chiffrés, les risques ne le sont pas. Présentez les deux de la même façon, avec des sources.
      V9 warning benefits –
        The risks are given in numbers, the benefits are not. Give both alike, with sources.
        Les risques sont chiffrés, les bénéfices ne le sont pas. Présentez les deux de la même façon, avec des sources.
      V10 gate physicalWidthMm –
        It claims to be at actual size, but its width and height in millimetres are not both given. Measure and enter them, or withdraw the claim.
        L’image est annoncée en taille réelle, mais sa largeur et sa hauteur en millimètres ne sont pas toutes deux indiquées. Mesurez-les et saisissez-les, ou retirez cette mention.
      V11 warning stay.statement en
        “XYZ” is not explained. Write it in full the first time, followed by “(XYZ)”.
        « XYZ » n’est pas expliqué. Écrivez-le en entier la première fois, suivi de « (XYZ) ».
      V11 warning stay.statement fr
        This is written in capitals, which are hard to read. Use lower case.
        Ce texte est en majuscules, difficiles à lire. Utilisez les minuscules.
      V11 warning coating en
        A link has no words that say where it leads (“here”). Link the words that name the page.
        Un lien n’indique pas où il mène (« here »). Placez-le sur les mots qui nomment la page.
      V11 warning contactGroups[0].expansion –
        “LUH” is not spelled out. Say what it stands for; do not guess.
        « LUH » n’est pas développé. Indiquez sa signification, sans la deviner.
      V12 gate alt –
        The picture has no text for people who cannot see it. Say in a sentence what it shows, or mark it as decoration.
        L’image n’a pas de texte pour les personnes qui ne la voient pas. Dites en une phrase ce qu’elle montre, ou indiquez qu’elle est décorative.
      V12 error alt en
        This repeats the caption. Say what the picture shows instead.
        Ce texte répète la légende. Dites plutôt ce que l’image montre.
      V11 warning alt en
        “IMG” is not explained. Write it in full the first time, followed by “(IMG)”.
        « IMG » n’est pas expliqué. Écrivez-le en entier la première fois, suivi de « (IMG) ».
      V12 error alt en
        This is the name of a file. Say what the picture shows instead.
        C’est un nom de fichier. Dites plutôt ce que l’image montre.
      V12 gate transcript –
        There is no transcript. Write down everything that is said, and what matters of what is seen.
        Il n’y a pas de transcription. Écrivez tout ce qui est dit, et ce qui compte de ce qui est montré.
      V12 gate captionsTracks –
        There are no captions made by a person. Add them, or say that the video contains no speech.
        Il n’y a pas de sous-titres faits par une personne. Ajoutez-les, ou indiquez que la vidéo ne contient pas de paroles.
      V2 warning definition fr
        The source text gives the number 1, this one does not. Add it, if its meaning was lost.
        Le texte source donne le nombre 1, celui-ci non. Ajoutez-le si le sens a été perdu.
      V13 error definition en
        A frequency does not belong to the description of a risk, which many procedures share. Give it where the procedure names the risk.
        Une fréquence n’a pas sa place dans la description d’un risque, commune à plusieurs actes. Indiquez-la là où l’acte cite le risque.
      V13 error definition fr
        A frequency does not belong to the description of a risk, which many procedures share. Give it where the procedure names the risk.
        Une fréquence n’a pas sa place dans la description d’un risque, commune à plusieurs actes. Indiquez-la là où l’acte cite le risque.
      V13 error stay.statement en
        “75 mg” is a dose. Doses belong to a prescription: remove it.
        « 75 mg » est une dose. Les doses relèvent d’une ordonnance : retirez-la.
      V13 error statement en
        “ticagrelor” is named here, but the source does not name the medicine. Use the words of the statement.
        « ticagrelor » est nommé ici, mais la source ne nomme pas le médicament. Reprenez les mots de l’énoncé.
      V13 error components[0].agent en
        The medicine is not named by the source, and “a second drug” does not occur in the statement. Use the words of the statement.
        La source ne nomme pas ce médicament, et « a second drug » ne figure pas dans l’énoncé. Reprenez les mots de l’énoncé.
      V14 gate devices[0] –
        “device-none” (device) is part of this text but is not published. Publish it first, or remove it here.
        « device-none » (device) fait partie de ce texte mais n’est pas publié. Publiez-le d’abord, ou retirez-le d’ici.
      V15 error fields[0].label en
        “Your diagnosis” asks for sensitive data. Mark the question as sensitive, or leave it out.
        « Your diagnosis » demande des données sensibles. Signalez la question comme sensible, ou retirez-la.
      "
    `)
  })

  it('is headed by what each looks for', () => {
    const titles = checks.map(({id, title}) => `${id} ${title.en} / ${title.fr}`)
    expect(`\n${titles.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      V1 Numbers that the statement does not give / Nombres que l’énoncé ne donne pas
      V2 Numbers that differ between languages / Nombres différents d’une langue à l’autre
      V3 Words of the author that the statement does not have / Mots de l’auteur absents de l’énoncé
      V4 Items that a language lacks / Éléments manquants dans une langue
      V5 Negations and duties that differ between languages / Négations et obligations différentes d’une langue à l’autre
      V6 Copies instead of translations / Copies au lieu de traductions
      V7 Texts in another language / Textes dans une autre langue
      V8 Texts that are hard to read / Textes difficiles à lire
      V9 Numbers for benefits or for risks only / Nombres pour les bénéfices ou les risques seulement
      V10 Actual size without millimetres / Taille réelle sans millimètres
      V11 Acronyms, links without words, capitals / Sigles, liens sans texte, majuscules
      V12 Pictures without text, videos without captions or transcript / Images sans texte, vidéos sans sous-titres ni transcription
      V13 Frequencies, doses and names that must not stand here / Fréquences, doses et noms qui n’ont pas leur place ici
      V14 Parts that are not published / Éléments non publiés
      V15 Questions for sensitive data that are not marked so / Questions sur des données sensibles non signalées comme telles
      "
    `)
  })
})
