/**
 * Steps a test lays out for an order (or `*`): `query=timeout`, `close=alreadyPaid`,
 * `refund=18`, `pay=double-debit`, `create=timeout`; `bill=extra` for a gateway's name. Each is
 * used once, in order.
 */
export type Kind = 'pay' | 'create' | 'query' | 'close' | 'refund' | 'bill';
export type Script = {
  add(orderNumber: string, steps: string[]): string | undefined;
  take(kind: Kind, orderNumber: string): string | undefined;
};

const form = /^(pay|create|query|close|refund|bill)=([A-Za-z0-9_.-]+)$/;

export function newScript(): Script {
  const plans = new Map<string, string[]>();
  return {
    /** Answers the first step that is none, and adds nothing then. */
    add(orderNumber, steps) {
      const full = steps.map((step) => (step.includes('=') ? step : `pay=${step}`));
      const wrong = full.find((step) => !form.test(step));
      if (wrong === undefined) {
        plans.set(orderNumber, [...(plans.get(orderNumber) ?? []), ...full]);
      }
      return wrong;
    },
    take(kind, orderNumber) {
      for (const plan of [plans.get(orderNumber), plans.get('*')]) {
        const at = plan?.findIndex((step) => step.startsWith(`${kind}=`)) ?? -1;
        if (plan && at >= 0) return plan.splice(at, 1)[0]?.slice(kind.length + 1);
      }
      return undefined;
    },
  };
}
