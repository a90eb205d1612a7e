import type {Words} from './en.ts'

/** Narrow no-break space, which French has before `: ; ? !`. */
const thin = '\u202F'

/** The Studio's own words in French. */
export const fr: Words = {
  'studio.title': 'Contenu de la clinique',
  'desk.content': 'Contenu',

  'desk.releases': 'Publications groupées',

  'languages.all': 'Toutes les langues',
  'languages.some': `Langues${thin}: {{languages}}`,

  'tasks.review': 'En attente de ma relecture',
  'tasks.review.about': 'Textes soumis que vous pouvez approuver, ou renvoyer à leur auteur.',
  'tasks.changes': 'Modifications demandées',
  'tasks.changes.about':
    'Textes qu’un relecteur a renvoyés. Modifiez-les, puis soumettez-les à nouveau.',
  'tasks.submit': 'À soumettre',
  'tasks.submit.about':
    'Textes complets que les lecteurs n’ont pas, parce que personne n’a soumis ces mots à la relecture.',
  'tasks.stale': 'Traductions dépassées',
  'tasks.stale.about': 'Le texte dont elles sont traduites a changé depuis leur approbation.',
  'tasks.due': 'À revoir dans les 60 jours',
  'tasks.due.about':
    'Textes approuvés qu’il faut bientôt revoir, ou qui auraient dû l’être, et faits à vérifier de nouveau.',
  'tasks.due.by': 'à revoir avant le {{date}}',
  'tasks.missing': 'Manque pour publier',
  'tasks.missing.about': 'Documents auxquels il manque quelque chose avant d’être publiés.',
  'tasks.files': 'Fichiers manquants',
  'tasks.files.about': 'Images, vidéos et sons sans leur fichier.',
  'tasks.none': 'Rien ici. Tout est fait.',
  'tasks.parts': `parties${thin}: {{count}}`,
  'tasks.things': `manque${thin}: {{count}}`,

  'state.current': 'approuvé',
  'state.dueSoon': 'approuvé, à revoir bientôt',
  'state.overdue': 'approuvé, révision en retard',
  'state.expired': 'approbation expirée',
  'state.changed': 'modifié depuis l’approbation',
  'state.stale': 'texte source modifié depuis l’approbation',
  'state.unreviewed': 'non approuvé',
  'state.incomplete': 'incomplet',
  'state.missing': 'pas encore de texte',
  'state.broken': 'non valide, ou contient un élément non publié',
  'state.unverified': 'non vérifié récemment',
  'state.gaps': 'il manque ce qu’exige un consentement',
  'state.withdrawn': 'retiré',
  'state.inReview': 'en attente de relecture',
  'state.changesRequested': 'modifications demandées',
  'state.approved': 'approuvé, non publié',
  'state.published': 'approuvé',
  'state.updateBy': 'approuvé, à mettre à jour avant le {{date}}',
  'state.due': 'à revoir avant le {{date}}',

  'verify.ageing':
    'À vérifier de nouveau. Après le {{date}}, les lecteurs sont invités à demander.',
  'verify.lapsed':
    'À vérifier de nouveau. Les lecteurs sont invités à demander, car rien ne dit que cela vaut aujourd’hui.',
  'verify.badge.ageing': 'à vérifier',
  'verify.badge.lapsed': 'non vérifié',

  'unit.complete': 'complet',
  'unit.incomplete': 'incomplet, reste retenu',
  'unit.missing': 'pas encore de texte, reste retenu',
  'unit.empty': 'ne dit rien',
  'unit.lacks': `Manque${thin}: {{field}}`,

  'included.reading': 'Lecture de ce que ce texte contient…',
  'included.about': `Approuvés avec lui, tels qu’ils sont publiés${thin}:`,
  'included.edited': `«${thin}{{title}}${thin}» a des modifications non publiées. Vous l’approuvez tel qu’il est publié.`,
  'included.unpublished': `«${thin}{{title}}${thin}» n’est pas publié. Publiez-le avant d’approuver ce texte.`,
  'included.invalid': `«${thin}{{title}}${thin}» enfreint une règle${thin}: les lecteurs ne l’ont pas. Corrigez-le et publiez-le d’abord.`,

  'action.cancel': 'Annuler',
  'action.refused': 'Pas encore possible',

  'submit.title': `Soumettre à la relecture${thin}: {{language}}`,
  'submit.about': `Le texte ({{language}}) attend un relecteur tel qu’il est maintenant. Si un mot est modifié avant l’approbation, il faut le soumettre à nouveau. Une autre personne l’approuve.`,
  'submit.comment': 'Pour le relecteur',
  'submit.done': `En attente d’un relecteur${thin}: {{language}}`,
  'submit.origin': 'D’où vient la traduction',
  'submit.origin.about': 'Ce que seule une machine a traduit peut être soumis, mais pas approuvé.',
  'submit.origin.human': 'Une personne l’a traduit',
  'submit.origin.machineThenHuman': 'Une machine l’a traduit, et j’ai revu chaque phrase',
  'submit.origin.machine': 'Une machine l’a traduit, et personne ne l’a encore revu',

  'writers.unread':
    'L’historique n’a pas pu être lu\u202F: on ne sait pas qui a modifié ces mots. Ne les approuvez que si ce n’est pas vous.',

  'changes.title': `Demander des modifications${thin}: {{language}}`,
  'changes.about': 'Le texte retourne à son auteur, qui le soumet à nouveau une fois modifié.',
  'changes.comment': 'Ce qu’il faut changer',
  'changes.done': `Renvoyé à son auteur${thin}: {{language}}`,

  'approve.title': `Approuver${thin}: {{language}}`,
  'approve.about':
    'Vous approuvez le texte ({{language}}) de ce brouillon, en version {{version}}. Si un mot est modifié plus tard, cette approbation ne vaut plus.',
  'approve.demonstration':
    'Dans ce Studio, vous pouvez prendre tous les rôles, pour essayer. L’approbation le note.',
  'approve.clinical': `Modifications cliniques${thin}: {{fields}}`,
  'approve.editorial': `Modifications rédactionnelles${thin}: {{fields}}`,
  'approve.version': 'Version',
  'approve.version.about':
    'Au moins {{version}}, à cause de ce qui a changé. Elle peut être plus haute.',
  'approve.reviewer': 'Relecteur',
  'approve.label': 'Relecteur, tel que les lecteurs le voient',
  'approve.due': 'Prochaine révision avant le',
  'approve.due.about': 'Au plus 36 mois à partir d’aujourd’hui.',
  'approve.done': `Approuvé, version {{version}}${thin}: {{language}}`,
  'approve.next': 'Publiez le document pour que les lecteurs le voient.',

  'waiver.title': 'Sera publié à titre d’information seulement, pas pour un consentement',
  'waiver.about': `Un consentement exige ce qui manque ici${thin}:`,
  'waiver.reason': 'Raison de publier sans cela',
  'waiver.reason.about': 'Notée avec l’approbation, avec votre nom et cette liste.',

  'readers.all': `{{language}}${thin}: les lecteurs voient tout.`,
  'readers.none': `{{language}}${thin}: les lecteurs ne voient rien ({{reason}}).`,
  'readers.some': `{{language}}${thin}: les lecteurs ne verront pas {{parts}}.`,

  'withdraw.action': 'Retirer…',
  'withdraw.title': 'Retirer',
  'withdraw.about':
    'Les lecteurs le perdent en quelques secondes, sur tous les canaux, sans aucune approbation. Les documents qui le contiennent perdent les sections où il figure. Une fois le retrait levé, il faut l’approuver à nouveau.',
  'withdraw.confirm': 'Retirer maintenant',
  'withdraw.why': 'Pourquoi',
  'withdraw.severity.error': 'Erreur dans le texte',
  'withdraw.severity.safety': 'Sécurité',
  'withdraw.severity.recall': 'Rappel',
  'withdraw.severity.legal': 'Juridique',
  'withdraw.languages': `Seulement ces langues (aucune${thin}: toutes)`,
  'withdraw.units': `Seulement ces sections (aucune${thin}: tout le document)`,
  'withdraw.message': 'Ce que lisent les lecteurs ({{language}})',
  'withdraw.done': 'Retiré. Les lecteurs le perdent maintenant.',
  'withdraw.failed': 'Non retiré. Essayez à nouveau.',

  'lift.title': 'Lever le retrait',
  'lift.one': `Lever le retrait${thin}? Les approbations d’avant ne comptent plus${thin}: les lecteurs voient le texte une fois qu’il est approuvé à nouveau et publié.`,
  'lift.several': `Lever {{number}} retraits${thin}? Les approbations d’avant ne comptent plus${thin}: les lecteurs voient le texte une fois qu’il est approuvé à nouveau et publié.`,
  'lift.done': 'Retrait levé. Approuvez à nouveau le texte, puis publiez-le.',
  'lift.failed': 'Retrait non levé. Essayez à nouveau.',

  'panel.close': 'Fermer le panneau',
  'panel.reading': 'Lecture de ce que ce document contient…',

  'complete.title': 'Ce qui manque',
  'complete.meter': `Complet${thin}: {{done}} sur {{total}}`,
  'complete.show': 'Voir ce qui manque ({{count}})',
  'complete.nothing': 'Il ne manque rien. Le document peut être relu et publié.',
  'complete.rule': 'Règles du formulaire',
  'complete.consent': 'Nécessaire au consentement',
  'complete.finding': 'Relevé par les contrôles',
  'complete.text': 'Textes qui manquent dans une langue',

  'compare.title': 'Modifications et traduction',
  'compare.changes': 'Modifications depuis l’approbation',
  'compare.sides': 'À côté de la source',
  'compare.approvedAs': 'version {{version}}, {{date}}, {{reviewer}}',
  'compare.never': `Cette langue n’a jamais été approuvée${thin}: il n’y a rien à comparer.`,
  'compare.reading': 'Recherche des mots approuvés dans l’historique…',
  'compare.forgotten':
    'L’historique ne remonte pas jusqu’à cette approbation. Les mots approuvés ne peuvent pas être affichés. Comparez tout le texte avant de l’approuver à nouveau.',
  'compare.failed':
    'Les mots approuvés n’ont pas pu être lus dans l’historique. Fermez le panneau et ouvrez-le à nouveau.',
  'compare.unproven':
    'Les mots trouvés dans l’historique ne sont pas exactement ceux de l’approbation. Ne vous fiez pas à cette comparaison.',
  'compare.unchanged': 'Pas un mot n’a changé depuis l’approbation.',
  'compare.noText': 'pas encore de texte',
  'compare.added': `ajouté${thin}:`,
  'compare.removed': `supprimé${thin}:`,

  'language.en': 'anglais',
  'language.fr': 'français',

  'frequency.title': 'Ce que lisent les patients',
  'frequency.words':
    'Les patients lisent le mot lui-même. Il n’a pas de chiffre, et aucun n’est inventé.',
  'frequency.relative': 'Les patients lisent ces mots. Il n’y a pas de chiffre.',
  'frequency.statedOnly':
    'Les patients lisent le chiffre tel que le texte le donne. Il n’a pas d’autre forme.',
  'frequency.counted': '{{low}} à {{high}} sur {{denominator}}',
  'frequency.countedOne': '{{low}} sur {{denominator}}',
  'frequency.notStated': `Non précisé${thin}: les patients ne lisent ni chiffre ni mot sur la fréquence.`,
  'frequency.notKnown': `Inconnu de la science${thin}: les patients ne lisent pas de chiffre.`,
  'frequency.empty': 'Choisissez une forme et remplissez-la pour voir ce que lisent les patients.',
  'frequency.picture': `Sur {{denominator}} points, pleins${thin}: {{low}}.`,
  'frequency.pictureRange': `Sur {{denominator}} points, pleins${thin}: {{low}}, cerclés en plus${thin}: {{more}}. Entre {{low}} et {{high}}.`,
  'frequency.tooRare': 'Trop rare pour être dessiné en points.',

  'size.title': 'À sa taille réelle sur cet écran',
  'size.notToScale': `Pas à l’échelle${thin}: cet écran n’est pas étalonné.`,
  'size.toScale': 'À l’échelle sur cet écran.',
  'size.rescaled': `Pas à l’échelle${thin}: le zoom ou l’écran a changé depuis l’étalonnage. Étalonnez à nouveau.`,
  'size.picture': '{{width}} mm de large et {{height}} mm de haut',
  'size.need': 'Saisissez deux mesures pour le voir à sa taille réelle.',
  'size.calibrate': 'Étalonner avec une carte bancaire',
  'size.card':
    'Tenez une carte bancaire contre l’écran. Déplacez le curseur jusqu’à ce que le cadre soit aussi large que la carte.',
  'size.slider': 'Largeur du cadre',
  'size.save': 'Le cadre est aussi large que ma carte',
  'size.cancel': 'Annuler',

  'file.missing': 'Pas encore de fichier. Les lecteurs voient les mots sans lui.',
  'alt.write': 'Écrire le texte',
  'alt.decorative': 'Elle est seulement décorative',

  'reading.measure': `{{words}} mots, phrase la plus longue${thin}: {{longest}}`,
  'reading.grade': 'niveau scolaire {{grade}} (viser 6)',
  'reading.ease': 'lisibilité {{ease}} sur 100 (viser 60)',
  'reading.about':
    'Flesch–Kincaid en anglais, Kandel–Moles en français. Un indice qui compare les textes, sans les juger.',
  'glossary.prefer': `Le glossaire préfère «${thin}{{preferred}}${thin}» à «${thin}{{used}}${thin}».`,

  'media.image': 'Image',
  'media.video': 'Vidéo',
  'media.audio': 'Son',
  'media.diagram': 'Dessin',
}
