/** What a payload calls when it runs; short, because texts have a greatest length. */
export const call = 'x(1)'

const handlers = ['onerror', 'onload', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onbegin']

const elements = [
  'img src=q',
  'svg',
  'body',
  'input autofocus',
  'details open',
  'video src=q',
  'audio src=q',
  'iframe',
  'marquee',
  'select autofocus',
  'textarea autofocus',
  'a tabindex=1 autofocus',
  'object data=q',
  'embed src=q',
  'link rel=stylesheet href=q',
  'style',
  'form',
  'button autofocus',
  'math',
  'animate',
]

/** What a text might stand in, and end. */
const escapes = ['', '">', "'>", '</p>', '</title>', '</textarea>', '-->', ']]>', '</style>', '`>']

/** Ways of writing the sign that begins a tag, of which only one should ever begin one. */
const signs = [
  '<',
  '＜',
  '‹',
  '&lt;',
  '&#60;',
  '&#x3c;',
  '&#0000060',
  '\\u003c',
  '\\x3c',
  '%3C',
  '+ADw-',
]

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  ' javascript:',
  '\u0001javascript:',
  'javascript&colon;',
  'jav&#x09;ascript:',
  '&#106;avascript:',
  'vbscript:',
  'livescript:',
  'data:text/html,',
  'data:text/html;base64,',
  'blob:',
  'filesystem:',
  'view-source:javascript:',
  'feed:javascript:',
  '//',
  '\\\\',
  '/\\',
  '\\/',
  'http:javascript:',
]

const singles = [
  `<script>${call}</script>`,
  `<script src=//h></script>`,
  `<ScRiPt>${call}</sCrIpT>`,
  `<script>${call}`,
  `<<script>${call}//<</script>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<scr\u0000ipt>${call}</script>`,
  `<svg><script>${call}</script></svg>`,
  `<math><mi xlink:href="javascript:${call}">`,
  `<base href="javascript:/">`,
  `<meta http-equiv=refresh content="0;javascript:${call}">`,
  `<iframe srcdoc="<script>${call}</script>">`,
  `<noscript><p title="</noscript><img src=q onerror=${call}>">`,
  `<!--><img src=q onerror=${call}>-->`,
  `<![CDATA[><img src=q onerror=${call}>]]>`,
  `<?xml ?><script>${call}</script>`,
  `<template><script>${call}</script></template>`,
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `<% ${call} %>`,
  `" ${'autofocus'} onfocus=${call} x="`,
  `' onmouseover=${call} x='`,
  '` onmouseover=x(1) x=`',
  `\u2028<script>${call}</script>`,
  `\u202e<script>${call}</script>`,
  `<img src=q onerror\u000b=${call}>`,
  `<img/src=q/onerror=${call}>`,
  `<img src=q onerror=&#120;(1)>`,
  `<a href=javascript:${call}>`,
  `<style>*{background:url(javascript:${call})}</style>`,
  `<x style=animation-name:a onanimationstart=${call}>`,
  `<portal src=javascript:${call}>`,
]

/** Texts that would run a script somewhere if they were not treated as text: about a thousand. */
export const payloads: readonly string[] = [
  ...new Set([
    ...singles,
    ...elements.flatMap((element) => handlers.map((handler) => `<${element} ${handler}=${call}>`)),
    ...escapes.flatMap((escape) => [
      ...handlers.slice(0, 4).map((handler) => `${escape}<img src=q ${handler}=${call}>`),
      `${escape}<script>${call}</script>`,
      ...elements.map((element) => `${escape}<${element} onload=${call}>`),
      ...handlers.map((handler) => `${escape} ${handler}=${call} x=`),
    ]),
    ...signs.flatMap((sign) => [
      `${sign}script>${call}${sign}/script>`,
      ...elements.slice(0, 12).map((element) => `${sign}${element} onload=${call}>`),
      ...escapes.map((escape) => `${escape}${sign}img src=q onerror=${call}>`),
    ]),
    ...schemes.flatMap((scheme) => [
      `${scheme}${call}`,
      `<a href="${scheme}${call}">a</a>`,
      `<iframe src="${scheme}${call}">`,
      `<form action="${scheme}${call}">`,
      `<object data="${scheme}${call}">`,
      `<embed src="${scheme}${call}">`,
      `[a](${scheme}${call})`,
      `<img src="${scheme}${call}">`,
      `<svg><a xlink:href="${scheme}${call}">`,
      `<button formaction="${scheme}${call}">`,
    ]),
  ]),
]

/** What an address may be given as, none of which may reach a page as a link that acts. */
export const hostileAddresses: readonly unknown[] = [
  ...schemes.map((scheme) => `${scheme}${call}`),
  '//example.org',
  '\\\\example.org',
  '/\\example.org',
  'https:\\\\example.org',
  null,
  undefined,
  7,
  true,
  ['javascript:x(1)'],
  [['https://example.org']],
  {},
  {toString: 'javascript:x(1)'},
  {_ref: {}},
]
