import {medicalPage} from './medicalPage.ts'
import {plainText, thing, type Shown, type Thing} from './things.ts'

type Value = Shown<'device'>['units'] extends {device?: infer V} ? NonNullable<V> : never

/** A device and its page. */
export function device(shown: Shown<'device'>): Thing[] {
  const {device: value} = shown.units
  return value ? medicalPage(shown, value.name, deviceThing(value)) : []
}

/** The device alone, for the procedure that uses it. */
export function deviceThing({name, description}: Pick<Value, 'name' | 'description'>): Thing {
  return thing('MedicalDevice', {name, description: plainText(description)})
}
