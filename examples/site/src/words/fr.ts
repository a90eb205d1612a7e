import type {Words} from './words.ts'

/** French, with narrow no-break spaces before two-part punctuation. */
export const fr: Words = {
  language: 'Français',
  dir: 'ltr',
  skip: 'Aller au contenu',
  home: 'Accueil',
  procedures: 'Interventions',
  insurance: 'Assurance',
  contact: 'Contact',
  languages: 'Langue',
  navigation: 'Menu principal',
  onThisPage: 'Sur cette page',
  hoursAndContact: 'Horaires et contact',
  search: {
    title: 'Recherche',
    label: 'Chercher dans ces pages',
    button: 'Chercher',
    none: (text) =>
      `Rien n’a été trouvé pour « ${text} ». Essayez un autre mot, ou demandez au centre.`,
  },
  print: {a4: 'Dépliant à imprimer', largePrint: 'En gros caractères'},
  acceptances: {
    title: 'Assureurs',
    text: 'Chaque entrée indique notre dernière vérification. Si votre assureur manque ou si la vérification date, renseignez-vous auprès de nous.',
    none: 'Nous n’avons pas publié les assureurs que nous acceptons. Renseignez-vous auprès de nous.',
  },
  noProcedures: 'Aucune page d’intervention n’est encore approuvée pour publication.',
  noContact: 'Le centre n’a pas encore publié ses horaires et ses contacts.',
  enquiries: {
    emergencyTitle: 'En cas d’urgence',
    emergency: 'N’utilisez pas ce formulaire en cas d’urgence. Appelez le numéro d’urgence local.',
    check: 'Vérifiez vos réponses',
    sent: 'Votre message a été reçu.',
    noPhone: 'Le centre n’a pas publié de numéro de téléphone.',
    noHandler:
      'Ce formulaire ne peut pas être envoyé d’ici : aucun destinataire n’est configuré sur ce site.',
    preview: 'Ceci est un aperçu : le formulaire ne peut pas être envoyé d’ici.',
    down: 'Ce formulaire ne peut pas être envoyé pour le moment.',
    failed:
      'Votre message n’a pas pu être envoyé pour le moment. Rien n’est perdu : envoyez-le à nouveau, il n’arrivera pas deux fois.',
    stale:
      'Cette page était ouverte depuis très longtemps. Rien n’est perdu : envoyez votre message à nouveau.',
    alreadySent:
      'Vous avez déjà envoyé ce formulaire, avec d’autres réponses. Pour envoyer aussi celles-ci, envoyez-les à nouveau.',
    tooMany:
      'Trop de messages sont venus de votre connexion. Attendez une minute et envoyez-le à nouveau.',
    tooLong: 'Votre message est trop long. Raccourcissez-le.',
    unreadable: 'Votre message n’a pas pu être lu. Remplissez le formulaire à nouveau.',
    elsewhere:
      'Votre message ne venait pas de ce site et n’a pas été pris. Remplissez le formulaire ici.',
  },
  preview: {
    title: 'Aperçu',
    text: 'Brouillons et textes non approuvés. Pas pour les patients.',
    leave: 'Page publiée',
  },
  previewOff: {
    title: 'L’aperçu est désactivé',
    text: 'Ce serveur n’a pas de jeton pour lire les brouillons. Définissez CONTENT_PREVIEW_TOKEN dans son environnement et redémarrez-le.',
  },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être mal écrite, ou la page a été déplacée. Partez de l’accueil, ou demandez au centre.',
  },
  unavailable: {
    title: 'Le site ne peut pas afficher ses pages pour le moment',
    text: 'Les textes du centre ne sont pas joignables. Votre appareil n’est pas en cause. Réessayez dans quelques minutes.',
    retry: 'Réessayer',
  },
  broken: {
    title: 'Une erreur s’est produite sur ce site',
    text: 'La page n’a pas pu être préparée. L’erreur a été enregistrée. Réessayez, ou partez de l’accueil.',
  },
}
