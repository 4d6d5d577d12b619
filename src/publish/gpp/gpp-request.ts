/** A request to the platform. Whether it went out, was refused or was only listed is up to the sender. */
export interface GppRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root of the server, with the query: `/api/v2/publicaties?kenmerk=…`. */
  readonly path: string
  readonly body?: GppBody
}

/** JSON, or a part of a file. */
export type GppBody =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly file: { readonly name: string; readonly part: Uint8Array } }

export interface GppAnswer {
  readonly status: number
  /** Seconds to wait that the platform asks for. */
  readonly retryAfter?: number
  readonly text: string
}

/** @throws EnvironmentError, GppRefusal */
export type Send = (request: GppRequest) => Promise<GppAnswer>
