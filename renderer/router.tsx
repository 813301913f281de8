import { createHashRouter, replace } from 'react-router'
import { BrokenScreen, NoSuchScreen } from './frame/Exceptions.tsx'
import { Frame } from './frame/Frame.tsx'

/**
 * The screens by address. The address stands after the #, so that it means the same under app:// and http://.
 * Each screen is loaded when it is first opened.
 */
export const router = createHashRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: BrokenScreen,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./screens/workbench/Workbench.tsx')).Workbench }) },
      {
        path: 'today',
        lazy: async () => ({ Component: (await import('./screens/workbench/MorningSheet.tsx')).MorningSheet }),
      },
      { path: 'journal', lazy: async () => ({ Component: (await import('./screens/workbench/Journal.tsx')).Journal }) },
      { path: 'load', lazy: async () => ({ Component: (await import('./screens/workbench/Load.tsx')).Load }) },
      { path: 'cases', lazy: async () => ({ Component: (await import('./screens/cases/Cases.tsx')).Cases }) },
      {
        path: 'cases/new',
        lazy: async () => ({ Component: (await import('./screens/register/Register.tsx')).Register }),
      },
      { path: 'cases/:id', lazy: async () => ({ Component: (await import('./screens/case/CasePage.tsx')).CasePage }) },
      {
        path: 'cases/:id/receipt',
        lazy: async () => ({ Component: (await import('./screens/papers/CasePaper.tsx')).ReceiptPaper }),
      },
      {
        path: 'cases/:id/oral-record',
        lazy: async () => ({ Component: (await import('./screens/papers/CasePaper.tsx')).OralRecordPaper }),
      },
      {
        path: 'consultations',
        lazy: async () => ({ Component: (await import('./screens/consultations/Consultations.tsx')).Consultations }),
      },
      {
        path: 'consultations/new',
        lazy: async () => ({
          Component: (await import('./screens/consultations/NewConsultation.tsx')).NewConsultation,
        }),
      },
      {
        path: 'consultations/reception',
        lazy: async () => ({ Component: (await import('./screens/consultations/Reception.tsx')).Reception }),
      },
      {
        path: 'consultations/leaflet',
        lazy: async () => ({ Component: (await import('./screens/papers/ConsultationPaper.tsx')).LeafletPaper }),
      },
      {
        path: 'consultations/:id/leaflet',
        lazy: async () => ({ Component: (await import('./screens/papers/ConsultationPaper.tsx')).LeafletPaper }),
      },
      {
        path: 'consultations/:id/referral',
        lazy: async () => ({ Component: (await import('./screens/papers/ConsultationPaper.tsx')).ReferralPaper }),
      },
      {
        path: 'consultations/:id',
        lazy: async () => ({
          Component: (await import('./screens/consultations/ConsultationPage.tsx')).ConsultationPage,
        }),
      },
      {
        path: 'corrections',
        lazy: async () => ({ Component: (await import('./screens/corrections/Corrections.tsx')).Corrections }),
      },
      {
        path: 'litigation',
        lazy: async () => ({ Component: (await import('./screens/litigation/Litigation.tsx')).Litigation }),
      },
      {
        path: 'rates',
        lazy: async () => ({ Component: (await import('./screens/fourHundred/FourHundred.tsx')).FourHundred }),
      },
      {
        path: 'calendar',
        lazy: async () => ({ Component: (await import('./screens/calendar/CalendarScreen.tsx')).CalendarScreen }),
      },
      { path: 'numbers', lazy: async () => ({ Component: (await import('./screens/numbers/Numbers.tsx')).Numbers }) },
      { path: 'users', lazy: async () => ({ Component: (await import('./screens/users/Users.tsx')).Users }) },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./screens/settings/SettingsFrame.tsx')).SettingsFrame }),
        children: [
          { index: true, loader: () => replace('/settings/organ') },
          {
            path: 'organ',
            lazy: async () => ({ Component: (await import('./screens/settings/OrganPage.tsx')).OrganPage }),
          },
          {
            path: 'register',
            lazy: async () => ({ Component: (await import('./screens/numbers/Numbers.tsx')).Numbers }),
          },
          { path: 'people', lazy: async () => ({ Component: (await import('./screens/users/Users.tsx')).Users }) },
          {
            path: 'notice',
            lazy: async () => ({ Component: (await import('./screens/calendar/CalendarScreen.tsx')).CalendarScreen }),
          },
          {
            path: 'targets',
            lazy: async () => ({ Component: (await import('./screens/settings/TargetsPage.tsx')).TargetsPage }),
          },
          { path: 'law', lazy: async () => ({ Component: (await import('./screens/settings/LawPage.tsx')).LawPage }) },
          {
            path: 'signing',
            lazy: async () => ({ Component: (await import('./screens/settings/SigningPage.tsx')).SigningPage }),
          },
          {
            path: 'kinds',
            lazy: async () => ({ Component: (await import('./screens/settings/KindsPage.tsx')).KindsPage }),
          },
          {
            path: 'terms',
            lazy: async () => ({ Component: (await import('./screens/settings/TermsPage.tsx')).TermsPage }),
          },
          {
            path: 'data',
            lazy: async () => ({ Component: (await import('./screens/settings/DataPage.tsx')).DataPage }),
          },
          {
            path: 'history',
            lazy: async () => ({ Component: (await import('./screens/settings/ChangeHistory.tsx')).HistoryPage }),
          },
        ],
      },
      { path: 'safety', lazy: async () => ({ Component: (await import('./screens/safety/Safety.tsx')).Safety }) },
      { path: 'help/*', lazy: async () => ({ Component: (await import('./screens/help/Help.tsx')).Help }) },
      { path: '*', Component: NoSuchScreen },
    ],
  },
])
