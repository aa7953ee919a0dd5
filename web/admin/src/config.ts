/** Addresses that differ from one installation to the next; no secret among them. */
export type Config = {
  /** Origin of the API, without a trailing slash. */
  api: string;
  /** Issuer of the staff's tokens. */
  issuer: string;
  /** Origin of the log-in pages: on Cognito a domain of its own, not the issuer's. */
  login: string;
  clientId: string;
};

/** `/config.json` is written beside the page by whoever serves it. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return (await answer.json()) as Config;
}
