/** What checking a claim has shown: its group in the inspector, its part of the list of claims, and its export. */
export const verdictMessages = {
  'window.verdict': 'Check',
  'window.verdict.valid': 'Complete as a ClaimReview',
  'window.verdict.valid-lacks': 'Can be exported as a ClaimReview. Recommended besides: {gaps}.',
  'window.verdict.lacks': 'To be exported as a ClaimReview it needs: {gaps}.',
  'window.verdict.no-fields': 'The codebook has no fields for reviewer, address and date of a review.',
  'window.verdict.add-fields': 'Add them to the codebook',
  'window.verdict.fields-added': '{count} fields for reviews are in the codebook now.',
  'window.verdict.marked': 'Worth checking: {claim}',
  'window.verdict.unmarked': 'No longer marked as worth checking: {claim}',
  'window.verdict.not-in-codebook': 'The codebook has no attribute “checkworthy” for claims.',
  'window.verdict.address-problem': 'This is no address of a page: it begins with https:// or http://.',

  'window.checks': 'Checking',
  'window.checks.all': 'All claims',
  'window.checks.worth': 'Worth checking',
  'window.checks.to-be-checked': 'To be checked',
  'window.checks.checked': 'Checked',
  'window.checks.done': '{claims}; {checked} of {worth} checked',
  'window.checks.state': 'Check',
  'window.checks.state.unmarked': '',
  'window.checks.state.to-be-checked': 'To be checked',
  'window.checks.state.checked': 'Checked',
  'window.checks.reviewer': 'Reviewer',
  'window.checks.date': 'Review date',
  'window.checks.review': 'ClaimReview',
  'window.checks.review-lacks': 'Needs: {gaps}',
  'window.checks.review-ready': 'Complete',
  'window.checks.review-recommended': 'Valid; recommended: {gaps}',
  'window.checks.none': 'No claim is in this state',
  'window.checks.none-text':
    'W on a claim of the list, or {key} in an article, marks it as worth checking. A verdict is given in the inspector.',

  'review.gap.verdict': 'verdict',
  'review.gap.url': 'address of the review',
  'review.gap.url-form': 'an address that begins with https:// or http://',
  'review.gap.reviewer': 'reviewer',
  'review.gap.date': 'date of the review',
  'review.gap.reviewer-url-form': 'a valid address of the reviewer’s site',
  'review.denial': 'Denial of “{claim}”',

  'format.claimreview.name': 'ClaimReview (JSON-LD)',
  'format.claimreview.keeps':
    'The claims with a verdict, as schema.org describes fact checks for the web. Claims without a verdict, mentions and texts are not in it.',
  'note.claimreview.none': 'No claim has a verdict, so the file holds no review.',
  'note.claimreview.no-fields':
    'The codebook has no field for the address of a review, without which no review is valid. The inspector of a claim with a verdict offers to add the fields.',
  'note.claimreview.older':
    'Claims with a verdict in articles of which there is a newer version are left out: {count}. What was carried over to the newest version counts.',
  'note.claimreview.needs-look':
    'Claims that were carried over to an updated version and need a look are left out until somebody has decided: {count}.',
  'note.claimreview.joined':
    '{claims} claims with a verdict became {reviews} reviews: those of one proposition are one.',
  'note.claimreview.left-out': 'Left out ({n}): “{claim}” in {document} lacks {gaps}.',
  'note.claimreview.left-out-more': 'Left out as well: {count} more claims whose reviews are incomplete.',
  'note.claimreview.lacks': 'Claims with a valid review that lack what is recommended: {count} ({gap}).',
  'note.claimreview.unrated': 'Reviews with a verdict in words only, since it is on no scale of truth: {count}.',
  'note.claimreview.no-author': 'Claims with a review of whom nobody says who made them: {count}.',
} as const;
