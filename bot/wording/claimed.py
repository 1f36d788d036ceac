"""How a claimed exclusion is named in reports and sheets: by its circumstance, and by where it stands (clause 13)."""

from bot.languages import Language
from models.sla.claims import Claim, Standing
from models.sla.contract import Terms


def standing_name(t: Language, standing: Standing) -> str:
    """Name where a claim stands."""
    return {
        Standing.CLAIMED: t.pgettext("standing.claimed", "not answered"),
        Standing.CONTESTED: t.pgettext("standing.contested", "disputed"),
        Standing.AGREED: t.pgettext("standing.agreed", "agreed"),
        Standing.REFUSED: t.pgettext("standing.refused", "refused"),
    }[standing]


def claimed_ground(terms: Terms, claim: Claim) -> str:
    """Give the contract's words for the circumstance, its place in the list where these are unknown."""
    grounds = terms.exclusions.list
    return grounds[claim.ground] if 0 <= claim.ground < len(grounds) else str(claim.ground)
