/** The part of oidc-provider 9 that the issuer uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type TokenContext = {
    oidc?: { route?: string; account?: { accountId: string }; client?: { clientId: string } };
    body: unknown;
    status: number;
  };

  export type Interaction = { params: { client_id: string; scope?: string } };

  export class Provider {
    constructor(issuer: string, configuration: object);
    use(middleware: (context: TokenContext, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
    Grant: new (grant: {
      accountId: string;
      clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
  }
}
