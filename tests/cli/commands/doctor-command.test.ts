import { describe, expect, it } from 'vitest'
import { trialProject } from '../trial-project.ts'

/** Found at once, and not started: what is wrong besides is the subject here. */
const noBrowser = ['--browser', '/nergens/chrome']

describe('doctor', () => {
  it('says that everything is there, and where the guide and the examples are', async () => {
    const project = await trialProject({})
    const { code, out, err } = await project.run('doctor')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Handleiding: +\/.*docs$/m)
    expect(out).toMatch(/^Voorbeelden: +\/.*examples$/m)
    expect(out).toMatch(/^Huisstijl: +neutraal \(zonder logo\)$/m)
    expect(out.endsWith('\n\nAlles is er: u kunt documenten maken.\n')).toBe(true)
  })

  it('says what to do without a browser', async () => {
    const project = await trialProject({})
    const { code, out } = await project.run('doctor', ...noBrowser)
    expect(code).toBe(3)
    expect(out).toMatch(/^Browser: +geen$/m)
    expect(out).toContain(
      'Dit is nog niet in orde:\n  - De browser /nergens/chrome (opgegeven met --browser of de configuratie) bestaat niet. Verbeter het pad,',
    )
    expect(out).not.toContain('Alles is er')
  })

  const style = 'templates/huisstijlen/duin'
  const duin = { 'collegevoorstel.yaml': 'huisstijl: duin\n' }
  it.each([
    ['settings', { 'collegevoorstel.yaml': 'huisstil: x\n' }, 'De sleutel “huisstil” is onbekend.'],
    ['a house style that is not there', duin, 'De huisstijl “duin” is niet gevonden.'],
    [
      'a logo that is not there',
      { ...duin, [`${style}/huisstijl.yaml`]: 'logo: logo.svg\n' },
      'Het bestand “logo.svg” bestaat niet.',
    ],
    [
      'a font that is none',
      {
        ...duin,
        [`${style}/huisstijl.yaml`]: 'lettertypen: [{familie: Duin, bestand: duin.woff2}]\n',
        [`${style}/duin.woff2`]: '<html>',
      },
      'duin.woff2 is geen lettertype dat in een document kan:',
    ],
    ['a kind', { 'templates/documenten/kaart/soort.yaml': 'titl: Kaart\n' }, 'De sleutel “titl” is onbekend.'],
  ])('finds what is wrong with %s', async (_, files, words) => {
    const project = await trialProject(files)
    const { code, out } = await project.run('doctor', ...noBrowser)
    expect(code).toBe(3)
    expect(out.split('Dit is nog niet in orde:')[1]).toContain(words)
  })
})
