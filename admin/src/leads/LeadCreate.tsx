import type { ReactNode } from 'react';
import { CreateBase, required, SaveButton, SimpleForm, TextInput, Toolbar } from 'react-admin';
import { useNavigate } from 'react-router';
import { Page } from '../layout/Page';
import { usePath, useTenant } from '../root/tenant';
import { parsePhone } from '../shared/format';
import { evenInputs } from '../shared/form-layout';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import type { Lead } from '../shared/types';
import { LeadInputs } from './LeadInputs';

export default function LeadCreate(): ReactNode {
  usePageTitle('New lead');
  const { country } = useTenant().org;
  const navigate = useNavigate();
  const path = usePath();
  const isPhone = (typed: string | undefined): string | undefined =>
    !typed || parsePhone(typed, country) ? undefined : 'This cannot be a phone number';
  return (
    <Page title="New lead" hint="Somebody you met another way. They get no text until you write one." width={760}>
      <CreateBase<Lead>
        resource="leads"
        redirect={false}
        transform={(data: Record<string, unknown>) => ({
          ...data,
          phone: parsePhone(String(data['phone'] ?? ''), country) ?? data['phone'],
        })}
        mutationOptions={{ onSuccess: (lead: Lead) => void navigate(path(`/leads/${lead.id}/show`)) }}
      >
        <Panel>
          <SimpleForm
            sx={{ p: 0, gap: 2, ...evenInputs }}
            mode="onBlur"
            reValidateMode="onBlur"
            warnWhenUnsavedChanges
            toolbar={
              <Toolbar sx={{ bgcolor: 'transparent', px: 0 }}>
                <SaveButton label="Add the lead" alwaysEnable />
              </Toolbar>
            }
          >
            <TextInput
              source="phone"
              label="Phone"
              validate={[required('A phone number is needed'), isPhone]}
              autoComplete="off"
              helperText="In any format"
              fullWidth
              autoFocus
            />
            <LeadInputs />
          </SimpleForm>
        </Panel>
      </CreateBase>
    </Page>
  );
}
