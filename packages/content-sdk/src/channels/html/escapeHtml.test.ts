import {describe, expect, it} from 'vitest'

import {escapeHtml, safeAddress} from './escapeHtml.ts'
import {renderRichText} from './renderRichText.ts'

describe('row 53: safeAddress', () => {
  it.each([
    'https://example.org/a?b=1',
    'http://example.org',
    'tel:+10000000000',
    'mailto:a@example.org',
    '/fr/page',
    '#risks',
    '?page=2',
    'page',
    'page?time=10:30',
  ])('lets %s through', (address) => {
    expect(safeAddress(address)).toBe(address)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'file:///etc/passwd',
    'blob:x',
  ])('refuses %j', (address) => {
    expect(safeAddress(address)).toBeUndefined()
  })
})

describe('escapeHtml', () => {
  it('escapes what could end a text or an attribute', () => {
    expect(escapeHtml('<a href="x">\'&')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;')
  })
})

describe('renderRichText', () => {
  const marked = (mark: string, definition: object = {}) => [
    {
      _type: 'block' as const,
      children: [{_type: 'span' as const, text: 'words', marks: [mark]}],
      markDefs: [{_key: mark, ...definition}],
    },
  ]

  it.each(['blink', '"><script>', 'em', 'code'])(
    'keeps the words of the mark %j and nothing else',
    (mark) => {
      expect(renderRichText(marked(mark) as never)).toBe('<p>words</p>')
    },
  )

  it('follows links to our own documents only', () => {
    const link = (fields: object) => marked('l', fields) as never
    const own = link({_type: 'documentLink', document: {_ref: 'procedure-test'}})
    expect(renderRichText(own, {linkTo: (id) => `/${id}?a&b`})).toBe(
      '<p><a href="/procedure-test?a&amp;b">words</a></p>',
    )
    expect(renderRichText(own, {linkTo: () => 'javascript:alert(1)'})).toBe('<p>words</p>')
    expect(renderRichText(own)).toBe('<p>words</p>')
    expect(
      renderRichText(link({_type: 'link', href: 'https://evil.example'}), {linkTo: () => '/x'}),
    ).toBe('<p>words</p>')
    expect(
      renderRichText(link({_type: 'documentLink', document: {_ref: {}}}), {linkTo: () => '/x'}),
    ).toBe('<p>words</p>')
  })

  it('leaves out blocks it does not know', () => {
    expect(renderRichText([{_type: 'html', html: '<script>'}] as never)).toBe('')
  })
})
