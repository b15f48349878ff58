package io.ringfence.simulation;

/**
 * From which networks honest people pay. What is neither home, gateway nor public place is an address of one's own that
 * changes.
 *
 * @param home               share of payments from the network at home
 * @param gateway            share through a carrier gateway, which hundreds share; home, gateway and place sum to 1 at most
 * @param place              share from a café, a library or the like
 * @param ownAddresses       changing addresses of one account, 1 to 64
 * @param accountsPerGateway accounts for each carrier gateway, 10 to 100,000
 * @param accountsPerPlace   accounts for each public place, 1 to 10,000
 */
public record NetworkManner(
        double home, double gateway, double place, int ownAddresses, int accountsPerGateway, int accountsPerPlace) {
    public static final NetworkManner DEFAULT = new NetworkManner(0.55, 0.28, 0.06, 4, 400, 8);

    public NetworkManner {
        Bounds.share("home", home);
        Bounds.share("gateway", gateway);
        Bounds.share("place", place);
        Bounds.within("home + gateway + place", home + gateway + place, 0, 1);
        Bounds.within("ownAddresses", ownAddresses, 1, 64);
        Bounds.within("accountsPerGateway", accountsPerGateway, 10, 100_000);
        Bounds.within("accountsPerPlace", accountsPerPlace, 1, 10_000);
    }
}
