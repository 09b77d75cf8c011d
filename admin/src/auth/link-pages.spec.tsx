import { createTheme, ThemeProvider } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { grant, http, HttpResponse, server, useApi } from '../test/api';
import { lightTheme } from '../theme/theme';
import AskLinkPage from './AskLinkPage';
import InvitePage from './InvitePage';
import LinkPage from './LinkPage';
import ResetPage from './ResetPage';

const api = 'http://localhost:3000/api/auth';
const open = (page: ReactNode, hash = '#abc'): void => {
  render(
    <ThemeProvider theme={createTheme(lightTheme)}>
      <MemoryRouter initialEntries={[`/page${hash}`]}>
        <Routes>
          <Route path="/page" element={page} />
          <Route path="/" element={<p>Home</p>} />
        </Routes>
      </MemoryRouter>
    </ThemeProvider>,
  );
};
const refusal = (message: string, errors?: Record<string, string>) =>
  HttpResponse.json({ code: 'x', message, errors }, { status: errors ? 400 : 422 });

describe('links by mail', () => {
  useApi();

  it('are asked for with an answer that tells nothing about the account', async () => {
    const asked = vi.fn();
    server.use(
      http.post(`${api}/magic-link`, async ({ request }) => {
        asked(await request.json());
        return new HttpResponse(null, { status: 202 });
      }),
    );
    open(<AskLinkPage kind="link" />);
    await userEvent.type(screen.getByLabelText(/E-mail/), 'dana@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Mail me a link' }));
    expect(await screen.findByText(/If dana@example.com has an account/)).toBeVisible();
    expect(asked).toHaveBeenCalledWith({ email: 'dana@example.com' });
    expect(screen.getByRole('button', { name: /Send again in/ })).toBeDisabled();
  });

  it('sign in by a press, not by opening', async () => {
    const verified = vi.fn();
    server.use(
      http.post(`${api}/verify`, async ({ request }) => {
        verified(await request.json());
        return HttpResponse.json(grant('t'));
      }),
    );
    open(<LinkPage />);
    expect(verified).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(verified).toHaveBeenCalledWith({ token: 'abc' });
  });

  it('say why they do not open, and offer a new one', async () => {
    server.use(http.post(`${api}/verify`, () => refusal('This link has run out. Ask for a new one.')));
    open(<LinkPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('This link has run out. Ask for a new one.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/sign-in-link');
  });

  it('without their secret part are told at once', () => {
    open(<LinkPage />, '');
    expect(screen.getByText(/not complete/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  });
});

describe('a new password', () => {
  useApi();
  it('is refused beside its field, and set the second time', async () => {
    let count = 0;
    server.use(
      http.post(`${api}/password-reset/confirm`, () => {
        count += 1;
        return count === 1 ? refusal('no', { password: 'is one that everybody tries first' }) : new HttpResponse(null, { status: 204 });
      }),
    );
    open(<ResetPage />);
    await userEvent.type(screen.getByLabelText(/New password/), 'password123');
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByText('is one that everybody tries first')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByText('Your password is changed.')).toBeVisible();
  });
});

describe('an invite', () => {
  useApi();
  const offer = { business: 'Northside', email: 'new@example.com', role: 'org_agent', invitedBy: 'Dana', hasAccount: false };

  it('says who invites into what, and asks for the two things that are missing', async () => {
    const accepted = vi.fn();
    server.use(
      http.post(`${api}/invite`, () => HttpResponse.json(offer)),
      http.post(`${api}/invite/accept`, async ({ request }) => {
        accepted(await request.json());
        return HttpResponse.json(grant('t'));
      }),
    );
    open(<InvitePage />);
    expect(await screen.findByRole('heading', { name: 'Join Northside' })).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Your name/), 'New Person');
    await userEvent.type(screen.getByLabelText(/Choose a password/), 'a whole sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Accept and sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(accepted).toHaveBeenCalledWith({ token: 'abc', name: 'New Person', password: 'a whole sentence' });
  });

  it('asks an account that exists for its password only', async () => {
    server.use(http.post(`${api}/invite`, () => HttpResponse.json({ ...offer, hasAccount: true })));
    open(<InvitePage />);
    expect(await screen.findByLabelText(/Password of your account/)).toBeVisible();
    expect(screen.queryByLabelText(/Your name/)).toBeNull();
  });

  it('that was taken back says so', async () => {
    server.use(http.post(`${api}/invite`, () => refusal('This invite was taken back. Ask the person who invited you.')));
    open(<InvitePage />);
    expect(await screen.findByText(/was taken back/)).toBeVisible();
  });
});
