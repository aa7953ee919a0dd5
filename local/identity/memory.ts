type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

const keyOf = (model: string, id: string) => `${model}:${id}`;

/**
 * Where oidc-provider keeps codes and logins: in memory, a restart only asks staff to log in again.
 * (Its own in-memory adapter prints a warning at each start.)
 */
export function memoryAdapter() {
  const items = new Map<string, Payload>();
  return class {
    readonly name: string;

    constructor(name: string) {
      this.name = name;
    }

    async upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
      const key = keyOf(this.name, id);
      items.set(key, payload);
      if (expiresIn) setTimeout(() => items.delete(key), expiresIn * 1000).unref();
    }

    async find(id: string): Promise<Payload | undefined> {
      return items.get(keyOf(this.name, id));
    }

    async findByUid(uid: string): Promise<Payload | undefined> {
      return [...items].find(
        ([key, item]) => key.startsWith(`${this.name}:`) && item.uid === uid,
      )?.[1];
    }

    async findByUserCode(): Promise<undefined> {
      return undefined;
    }

    async consume(id: string): Promise<void> {
      const item = items.get(keyOf(this.name, id));
      if (item) item.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      items.delete(keyOf(this.name, id));
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, item] of items) if (item.grantId === grantId) items.delete(key);
    }
  };
}
