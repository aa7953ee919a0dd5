import { Alert, Button } from 'antd';
import { ApiError } from './api.ts';

/** What went wrong, the number for support, and the way on. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const known = error instanceof ApiError ? error : undefined;
  const trace = known?.traceId ? `（编号 ${known.traceId}）` : '';
  const action =
    known?.status === 401 ? (
      <Button onClick={() => location.reload()}>重新登录</Button>
    ) : (
      again && <Button onClick={again}>重试</Button>
    );
  return (
    <Alert
      type="error"
      title={(known?.message ?? '页面出现错误，请重试') + trace}
      action={action}
    />
  );
}
