import type { ContentControl } from '../model/word-model.ts'
import { childAt, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import type { ReadContext } from './read-context.ts'

/** What holds inside a content control. */
export function insideControl(element: XmlElement, context: ReadContext): ReadContext {
  const properties = childAt(element, 'w:sdtPr')
  const control: ContentControl = {
    title: valueAt(properties, 'w:alias') ?? '',
    tag: valueAt(properties, 'w:tag') ?? '',
  }
  const isNamed = control.title !== '' || control.tag !== ''
  const gallery = valueAt(properties, 'w:docPartObj', 'w:docPartGallery')
  return {
    ...context,
    control: isNamed ? control : context.control,
    isPlaceholder: context.isPlaceholder || isOn(valueAt(properties, 'w:showingPlcHdr')),
    block: gallery === 'Table of Contents' ? 'TOC' : context.block,
  }
}

/** A toggle is on without a value. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off'].includes(value)
}
