/** The port that was asked for cannot be had. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}
