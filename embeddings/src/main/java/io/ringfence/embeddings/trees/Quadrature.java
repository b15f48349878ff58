package io.ringfence.embeddings.trees;

/**
 * Gauss–Legendre quadrature over 0 to 1: exact for polynomials up to degree 2n − 1 with n points.
 *
 * @param places  where the integrand is taken, inside (0, 1)
 * @param weights their weights, which sum to 1
 */
record Quadrature(double[] places, double[] weights) {
    private static final int STEPS = 100;

    /** A rule of n points, by Newton's method on the Legendre polynomial. O(n²). */
    static Quadrature of(int n) {
        double[] places = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < STEPS; step++) {
                double last = 1;
                double here = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * here - (k - 1) * last) / k;
                    last = here;
                    here = next;
                }
                slope = n * (x * here - last) / (x * x - 1);
                double move = here / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            places[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new Quadrature(places, weights);
    }

    int points() {
        return places.length;
    }

    /** How likely a column is known. */
    double known(int point) {
        return places[point];
    }

    /** How likely it is not. */
    double unknown(int point) {
        return 1 - places[point];
    }

    double weight(int point) {
        return weights[point];
    }
}
