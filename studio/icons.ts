import {ActivityIcon} from '@sanity/icons/Activity'
import {BookIcon} from '@sanity/icons/Book'
import {CaseIcon} from '@sanity/icons/Case'
import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {ClipboardIcon} from '@sanity/icons/Clipboard'
import {ComponentIcon} from '@sanity/icons/Component'
import {CreditCardIcon} from '@sanity/icons/CreditCard'
import {DocumentIcon} from '@sanity/icons/Document'
import {EnvelopeIcon} from '@sanity/icons/Envelope'
import {HomeIcon} from '@sanity/icons/Home'
import {ImagesIcon} from '@sanity/icons/Images'
import {PinIcon} from '@sanity/icons/Pin'
import {TagIcon} from '@sanity/icons/Tag'
import {UserIcon} from '@sanity/icons/User'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import type {ComponentType} from 'react'

const icons: Readonly<Record<string, ComponentType>> = {
  procedure: ActivityIcon,
  risk: WarningOutlineIcon,
  device: ComponentIcon,
  treatmentPlan: ClipboardIcon,
  media: ImagesIcon,
  insuranceGuide: CreditCardIcon,
  enquiryForm: EnvelopeIcon,
  clinic: HomeIcon,
  person: UserIcon,
  source: BookIcon,
  glossaryTerm: TagIcon,
  insurer: CaseIcon,
  insuranceAcceptance: CheckmarkIcon,
  clinicOverlay: PinIcon,
}

/** The icon of a document type; a plain page for a type that has none of its own. */
export function iconOf(type: string): ComponentType {
  return icons[type] ?? DocumentIcon
}
