/**
 * The region that the AWS CLI would use: `AWS_REGION`, or else `AWS_DEFAULT_REGION`. Without either, the SDK takes the
 * region of the profile.
 */
export function regionSetting(): { region?: string } {
  const region = process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION
  return region ? { region } : {}
}
