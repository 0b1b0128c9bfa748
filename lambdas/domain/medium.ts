/** How consent came. The table of IN-7 says how much each can give. */
export type GrantMedium = 'sms_keyword' | 'web_form'

/** How a stop came. */
export type StopMedium = 'sms_keyword' | 'sms_message'
