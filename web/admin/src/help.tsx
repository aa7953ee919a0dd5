import { Modal } from 'antd';

const keys: [string, string][] = [
  ['j / k', '下一件 / 上一件'],
  ['a', '选择“通过”'],
  ['r', '选择“不通过”'],
  ['t', '选择“退回补充材料”（资格审核）'],
  ['1 - 9', '选择或取消常用理由'],
  ['u', '取消当前选择；没有选择时，10 秒内撤销刚才的决定'],
  ['Ctrl + Enter', '提交决定'],
  ['n', '领取下一批'],
  ['/', '查询'],
  ['?', '显示本帮助'],
];

export function Help({ open, close }: { open: boolean; close: () => void }) {
  return (
    <Modal open={open} onCancel={close} footer={null} title="快捷键" aria-label="快捷键">
      <table className="facts">
        <tbody>
          {keys.map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>单键快捷键可在页面顶部关闭；输入文字时单键不起作用。</p>
    </Modal>
  );
}
