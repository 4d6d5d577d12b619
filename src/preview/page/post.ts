const noConnection = 'Er is geen verbinding. Probeer het opnieuw als de verbinding er weer is.'

/** Sends a request of the protocol. @returns why the server refused it; undefined when it did not */
export async function post(path: string, body: object): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok ? undefined : await response.text()
  } catch {
    return noConnection
  }
}
