import { readTenant, type TenantFile } from './tenant.ts'

/** A tenant with what the samples lack: a carrier-managed number, keywords of every strength, codes after a stop. */
export const wideFile = {
  tenant: 'initech',
  brand: 'Initech',
  numbers: [
    { number: '+12065550120', defaultProgram: 'initech-news' },
    { number: '+12065550121', defaultProgram: 'initech-deals', windowAfterStop: true },
    { number: '+18885550122', defaultProgram: 'initech-care', managedBy: 'carrier' },
    { number: '+12065550123', defaultProgram: 'initech-sales', keywordOptIn: false },
  ],
  programs: [
    {
      id: 'initech-news',
      name: 'Initech News',
      messageClass: 'informational',
      number: '+12065550120',
      keyword: 'NEWS',
      frequency: { messages: 2, per: 'week' },
    },
    {
      id: 'initech-deals',
      name: 'Initech Deals',
      messageClass: 'promotional',
      number: '+12065550121',
      keyword: 'DEALS',
      frequency: { messages: 10, per: 'month' },
    },
    {
      id: 'initech-sales',
      name: 'Initech Sales',
      messageClass: 'promotional',
      number: '+12065550120',
      keyword: 'SALES',
      advertised: true,
      frequency: { messages: 10, per: 'month' },
    },
    {
      id: 'initech-care',
      name: 'Initech Care',
      messageClass: 'informational',
      number: '+18885550122',
      keyword: 'CARE',
      advertised: true,
      frequency: { messages: 1, per: 'day' },
    },
    {
      id: 'initech-login',
      name: 'Initech Login',
      messageClass: 'informational',
      type: 'otp',
      otpAfterStop: true,
      number: '+12065550120',
      frequency: { messages: 1, per: 'request' },
    },
  ],
} as const satisfies TenantFile

export const wide = readTenant(wideFile)
