import { Button } from 'antd';
import type { ReviewApplication } from '../api.ts';
import { showTime } from '../time.ts';
import { type Action, actions } from './actions.ts';
import { word } from './words.ts';

type Proposal = NonNullable<ReviewApplication['proposals']>[number];
type Props = {
  proposals: Proposal[];
  username: string;
  groups: string[];
  confirm: (action: Action, choice: string | undefined) => void;
};

/** What one person has proposed; another person of the same role confirms it. */
export function Proposals({ proposals, username, groups, confirm }: Props) {
  return (
    <ul className="requests">
      {proposals.map((proposal) => {
        const { what, by, at, expiresAt, reason } = proposal;
        const action = actions.find(({ two }) => two === what);
        const may = action?.roles.some((role) => groups.includes(role));
        return (
          <li key={what}>
            <h3>
              {word(what)}
              {proposal.refund !== undefined && (proposal.refund ? '，退费' : '，不退费')}
            </h3>
            <p>
              {by} {showTime(at)} 提出，{showTime(expiresAt)} 前有效：{reason}
            </p>
            {action && may && by !== username && (
              <Button onClick={() => confirm(action, choiceOf(action, proposal))}>
                确认{word(what)}
              </Button>
            )}
            {may && by === username && <p>您已提出，须由另一人确认。</p>}
          </li>
        );
      })}
    </ul>
  );
}

/** What the second person's own command has to say, to be the same as the first one's. */
function choiceOf({ choices }: Action, { refund }: Proposal): string | undefined {
  if (!choices) return undefined;
  if (refund === undefined) return 'approve';
  return refund ? 'refund' : 'keep';
}
