import { Button } from 'antd';
import { useState } from 'react';
import type { PageProps } from '../app.tsx';
import { Bills } from './bills.tsx';
import { Exceptions } from './exceptions.tsx';
import { MassRefunds } from './mass-refunds.tsx';
import { ProposeRefund } from './propose-refund.tsx';
import { Summary } from './summary.tsx';
import { Waivers } from './waivers.tsx';

const parts = [
  { name: '待处理', Show: Exceptions },
  { name: '退费', Show: ProposeRefund },
  { name: '批量退费', Show: MassRefunds },
  { name: '每日对账', Show: Bills },
  { name: '月度汇总', Show: Summary },
  { name: '免缴', Show: Waivers },
];

export type PartProps = PageProps & { mayAct: boolean };

/** The payments desk: finance acts, an auditor reads. */
export function PaymentsPage(props: PageProps) {
  const [chosen, setChosen] = useState(0);
  const mayAct = props.staff.groups.includes('finance');
  const Show = (parts[chosen] ?? parts[0])?.Show;
  return (
    <>
      <nav className="bar" aria-label="收费">
        {parts.map(({ name }, index) => (
          <Button
            key={name}
            type={index === chosen ? 'primary' : 'default'}
            aria-current={index === chosen ? 'page' : undefined}
            onClick={() => setChosen(index)}
          >
            {name}
          </Button>
        ))}
        {!mayAct && <span>只读</span>}
      </nav>
      {Show && <Show {...props} mayAct={mayAct} />}
    </>
  );
}
