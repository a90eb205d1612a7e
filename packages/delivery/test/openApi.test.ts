import {createConfig, lintFromString} from '@redocly/openapi-core'
import {Validator} from '@seriousme/openapi-schema-validator'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'

import {everyAddress} from './everyAddress.ts'
import {type Api} from './http.ts'
import {deliveryOfFile} from './running.ts'

const api = deliveryOfFile()
const {get} = api

describe('the OpenAPI document', () => {
  it('passes a validator', async () => {
    const told: Api = (await get('/openapi.json')).json()
    const validator = new Validator()
    expect(await validator.validate({...told})).toEqual({valid: true})
    expect((await new Validator().validate({...told, paths: {'/x': {get: 1}}})).valid).toBe(false)
  })

  it('passes a linter, which finds what is wrong with another', async () => {
    const {text} = await get('/openapi.json')
    const config = await createConfig({extends: ['recommended']})
    expect(await lintFromString({source: text, config})).toEqual([])
    const wrong = text.replaceAll('"operationId":"getHealth"', '"operationId":"getReady"')
    const found = await lintFromString({source: wrong, config})
    expect(found.map(({ruleId}) => ruleId)).toContain('operation-operationId-unique')
  })

  it('describes what is sent', async () => {
    const told: Api = (await get('/openapi.json')).json()
    const ajv = new Ajv2020({strict: false, validateFormats: false})
    ajv.addSchema(told, 'api')
    const addresses = [...everyAddress(told)]
    expect(addresses.length).toBeGreaterThan(70)
    let checked = 0
    for (const {path: route, address} of addresses) {
      const answer = await get(address)
      const pointer = route.replaceAll('~', '~0').replaceAll('/', '~1')
      const response = told.paths[route]?.get.responses[answer.status]
      const type = String(answer.headers['content-type']).split(';')[0]!
      const described = Object.keys(response?.content ?? {})
      expect({address, described}).toEqual({address, described: [type]})
      if (!response?.content[type]?.schema) continue
      const media = encodeURIComponent(type.replaceAll('/', '~1'))
      const check = ajv.getSchema(
        `api#/paths/${encodeURIComponent(pointer)}/get/responses/${answer.status}/content/${media}/schema`,
      )
      const isRight = check?.(answer.json())
      expect({address, isRight, errors: check?.errors}).toEqual({
        address,
        isRight: true,
        errors: null,
      })
      checked += 1
    }
    expect(checked).toBeGreaterThan(40)
  })
})
