/**
 * What `validate` says of a value, in French, by its English: word for word, or with a number, name or
 * list (`…`) in its place.
 */
export const frenchIssues: readonly (readonly [english: string, french: string])[] = [
  ['This is required. Fill it in.', 'Ce champ est obligatoire. Remplissez-le.'],
  [
    'This must be of the kind “…”. Remove it and enter it again.',
    'La valeur doit être de la forme «\u202F…\u202F». Supprimez-la et saisissez-la de nouveau.',
  ],
  ['The chosen kind has no such field. Clear it.', 'La forme choisie n’a pas ce champ. Videz-le.'],
  ['Choose one of the kinds offered here.', 'Choisissez l’une des formes proposées ici.'],
  ['Only these values are possible: ….', 'Seules ces valeurs sont possibles\u202F: ….'],
  [
    'This value is not possible here. Remove it and enter it again.',
    'Cette valeur n’est pas possible ici. Supprimez-la et saisissez-la de nouveau.',
  ],
  ['This text is not in the expected form.', 'Ce texte n’a pas la forme attendue.'],
  ['Keep it within … characters.', 'Ne dépassez pas … caractères.'],
  ['Write at least … characters.', 'Écrivez au moins … caractères.'],
  ['Write this in … too (“…”).', 'Écrivez-le aussi dans la langue … («\u202F…\u202F»).'],
  ['Add at least ….', 'Ajoutez-en au moins ….'],
  ['No more than ….', 'Pas plus de ….'],
  ['Enter … or more.', 'Saisissez … ou plus.'],
  ['Enter … or less.', 'Saisissez … ou moins.'],
  ['Enter a whole number.', 'Saisissez un nombre entier.'],
  ['Choose one of: ….', 'Choisissez l’une des valeurs proposées.'],
  ['Enter a date as YYYY-MM-DD.', 'Saisissez une date sous la forme AAAA-MM-JJ.'],
  [
    'Enter a date and time, e.g. 2026-11-23T08:00:00Z.',
    'Saisissez une date et une heure, p. ex. 2026-11-23T08:00:00Z.',
  ],
  [
    'Enter a web address that starts with https://.',
    'Saisissez une adresse web qui commence par https://.',
  ],
  [
    'Use a language tag such as "en" or "fr".',
    'Employez un code de langue tel que «\u202Fen\u202F» ou «\u202Ffr\u202F».',
  ],
  [
    'Two values for the same language. Remove one of them.',
    'Deux valeurs pour la même langue. Supprimez l’une d’elles.',
  ],
  [
    'This text has a format that is not offered here. Remove it.',
    'Ce texte a une mise en forme qui n’est pas proposée ici. Retirez-la.',
  ],
  [
    'Use lower-case letters, digits and single hyphens, e.g. "coronary-stent".',
    'Employez des minuscules, des chiffres et des traits d’union simples, p. ex. «\u202Fcoronary-stent\u202F».',
  ],
  [
    'Digits only, with “+” in front of a country code.',
    'Des chiffres seulement, avec «\u202F+\u202F» devant un indicatif de pays.',
  ],
  [
    'Write a time zone such as “Europe/Paris”.',
    'Écrivez un fuseau horaire tel que «\u202FEurope/Paris\u202F».',
  ],
  ['Two capital letters, e.g. FR.', 'Deux majuscules, p. ex. FR.'],
  [
    'A version is three numbers, e.g. “…”.',
    'Une version est faite de trois nombres, p. ex. «\u202F…\u202F».',
  ],
  [
    'A version is three numbers, e.g. "…".',
    'Une version est faite de trois nombres, p. ex. «\u202F…\u202F».',
  ],
  [
    'Write a key of lower-case letters, digits and hyphens, never an address.',
    'Écrivez une clé en minuscules, chiffres et traits d’union, jamais une adresse.',
  ],
  [
    'A question is sensitive: say here who reads the answers and how long they are kept.',
    'Une question est sensible\u202F: dites ici qui lit les réponses et combien de temps elles sont conservées.',
  ],
  [
    'A question is sensitive: write the consent that people give before they answer.',
    'Une question est sensible\u202F: écrivez le consentement que l’on donne avant de répondre.',
  ],
  [
    'Write lower-case letters, digits and hyphens.',
    'Écrivez des minuscules, des chiffres et des traits d’union.',
  ],
  [
    'A DOI starts with “10.”, e.g. 10.1000/182.',
    'Un DOI commence par «\u202F10.\u202F», p. ex. 10.1000/182.',
  ],
  [
    'Not an Ed25519 signature in lower-case hex.',
    'Ce n’est pas une signature Ed25519 en hexadécimal minuscule.',
  ],
  [
    'A published document has an id of letters, digits, "-" and "_".',
    'Un document publié a un identifiant fait de lettres, de chiffres, de «\u202F-\u202F» et de «\u202F_\u202F».',
  ],
  [
    'Write a time as HH:MM, e.g. “08:00”.',
    'Écrivez l’heure sous la forme HH:MM, p. ex. «\u202F08:00\u202F».',
  ],
  [
    'Write the number in international form: “+”, country code, number, no spaces.',
    'Écrivez le numéro sous sa forme internationale\u202F: «\u202F+\u202F», indicatif du pays, numéro, sans espaces.',
  ],
  ['Write an e-mail address.', 'Écrivez une adresse e-mail.'],
  [
    'Start with a lower-case letter; letters and digits only.',
    'Commencez par une minuscule\u202F; des lettres et des chiffres seulement.',
  ],
  [
    'Write a duration such as “P1D” (one day), “P1M” (one month) or “P1Y” (one year).',
    'Écrivez une durée telle que «\u202FP1D\u202F» (un jour), «\u202FP1M\u202F» (un mois) ou «\u202FP1Y\u202F» (un an).',
  ],
  [
    '“At most” must be longer than “At least”.',
    '«\u202FAu plus\u202F» doit être plus long que «\u202FAu moins\u202F».',
  ],
  [
    'Give N for “in every N”, and leave it empty for percent.',
    'Donnez N pour «\u202Fsur N\u202F», et laissez-le vide pour pour cent.',
  ],
  [
    'This is more than everyone. Check the number and its unit.',
    'C’est plus que tout le monde. Vérifiez le nombre et son unité.',
  ],
  [
    'The range must end above its start. For one number choose “One number”.',
    'L’intervalle doit finir au-dessus de son début. Pour un seul nombre, choisissez «\u202FUn nombre\u202F».',
  ],
  [
    'There cannot be more cases than people counted.',
    'Il ne peut pas y avoir plus de cas que de personnes comptées.',
  ],
  [
    'Not a SHA-256 hash in lower-case hex.',
    'Ce n’est pas une empreinte SHA-256 en hexadécimal minuscule.',
  ],
]
