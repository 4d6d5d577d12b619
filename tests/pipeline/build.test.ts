import { describe, expect, it } from 'vitest'
import { meetingEditionStages, meetingStages } from '../../src/meeting/make-agenda.ts'
import { closingStages, documentStages, editionStages } from '../../src/pipeline/build.ts'
import { checkStages } from '../../src/pipeline/check.ts'
import { previewEditionStages, previewStages } from '../../src/preview/session/proposal-renderer.ts'

const names = (stages: readonly { readonly name: string }[]) => stages.map(({ name }) => name)

describe('the stages, in order', () => {
  it('of build', () => {
    expect(names(documentStages)).toEqual([
      'read',
      'imposeTerms',
      'withdraw',
      'stopUnread',
      'warm',
      'check',
      'attach',
      'withholdAttachments',
      'withdraw',
      'stopOnErrors',
    ])
    expect(names(editionStages)).toEqual([
      'admit',
      'redact',
      'typeset',
      'compose',
      'print',
      'finish',
      'search',
      'guard',
      'write',
      'store',
    ])
    expect(names(closingStages)).toEqual(['disclose', 'reportEarlier', 'remember'])
  })

  it('of check', () => {
    expect(names(checkStages)).toEqual([
      'read',
      'imposeTerms',
      'stopUnread',
      'check',
      'attach',
      'reportStatus',
      'estimateLengths',
      'findPageProblems',
      'findElsewhere',
      'stopOnErrors',
    ])
  })

  it('of watch: those of build, up to the writing', () => {
    expect(names(previewStages)).toEqual([
      'read',
      'stopUnread',
      'warm',
      'check',
      'attach',
      'withholdAttachments',
      'stopOnErrors',
    ])
    expect(names(previewEditionStages)).toEqual([
      'admit',
      'redact',
      'typeset',
      'compose',
      'print',
      'finish',
      'search',
      'guard',
    ])
    expect(documentStages).toEqual(expect.arrayContaining([...previewStages]))
    expect(editionStages.slice(0, previewEditionStages.length)).toEqual([...previewEditionStages])
  })

  it('of agenda', () => {
    expect(names(meetingStages)).toEqual([
      'readMeeting',
      'withdrawPoints',
      'stopMeeting',
      'makeProposals',
      'reportUndecided',
    ])
    expect(names(meetingEditionStages)).toEqual([
      'printMeeting',
      'printBundle',
      'composePage',
      'guardMeeting',
      'writeMeeting',
    ])
  })
})
