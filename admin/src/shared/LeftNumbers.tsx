import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { PhoneText } from './PhoneText';
import type { LeftNumber } from './types';

/** Numbers that ended here and still stand at a provider that does not let us in. */
export function LeftNumbers({ numbers, onClose }: { numbers: readonly LeftNumber[]; onClose?: () => void }): ReactNode {
  return (
    <Alert severity="warning" {...(onClose ? { onClose } : {})}>
      Ended here only. The provider does not accept the stored credentials, so{' '}
      {numbers.length === 1 ? 'this number stays there and costs' : 'these numbers stay there and cost'} money until somebody releases{' '}
      {numbers.length === 1 ? 'it' : 'them'} in the provider account:
      {numbers.map(({ address, account }) => (
        <div key={address}>
          <PhoneText value={address} /> in account {account}
        </div>
      ))}
    </Alert>
  );
}
