import {defineArrayMember, defineField, defineType} from 'sanity'

const author = defineType({
  name: 'author',
  type: 'document',
  fields: [defineField({name: 'name', type: 'string', validation: (rule) => rule.required()})],
})

const post = defineType({
  name: 'post',
  type: 'document',
  fields: [
    defineField({name: 'title', type: 'string', validation: (rule) => rule.required()}),
    defineField({name: 'slug', type: 'slug', options: {source: 'title'}}),
    defineField({name: 'author', type: 'reference', to: [{type: 'author'}]}),
    defineField({name: 'cover', type: 'image', options: {hotspot: true}}),
    defineField({name: 'tags', type: 'array', of: [defineArrayMember({type: 'string'})]}),
    defineField({name: 'body', type: 'array', of: [defineArrayMember({type: 'block'})]}),
  ],
})

/** A weblog: what a project that has never heard of this lake may look like. */
export const schemaTypes = [author, post]
